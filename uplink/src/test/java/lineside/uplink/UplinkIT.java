package lineside.uplink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.FlaggedFile;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.TrustedRecords;
import lineside.uplink.UplinkMeter.Sent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line and a centre with a broker each: what leaves, in which order, and what a cut does. */
class UplinkIT {
  static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");
  private static final Duration BOUND = Duration.ofMinutes(1);

  @TempDir Path directory;
  private TwoPlants plants;
  private final UplinkMeter meter = new UplinkMeter(new SimpleMeterRegistry());

  @BeforeEach
  void start() throws Exception {
    TrustedRecords.trust();
    plants = TwoPlants.start(directory);
  }

  @AfterEach
  void stop() {
    plants.close();
  }

  @Test
  void aFileIsAnnouncedAtTheCentreAfterItsPicturesAndWhatLeavesIsMetered() throws Exception {
    byte[] picture = "picture".getBytes(UTF_8);
    String kept = plants.lineEvidence.put(picture);
    String unflagged = plants.lineEvidence.put("nobody names it".getBytes(UTF_8));
    FlaggedFile file =
        Messages.archived(
            plants.lineArchive,
            "day/part-0.avro",
            kept,
            Identities.sha256Hex("swept".getBytes(UTF_8)));
    plants.send(plants.line, Topic.FLAGGED, "line-a", file);

    running(
        Uplink.ofFlagged(plants.ends(), plants.stores(), meter), () -> !centreFiles().isEmpty());

    assertThat(centreFiles()).containsExactly(file);
    assertThat(plants.traces(plants.centre, Topic.FLAGGED))
        .singleElement()
        .asString()
        .startsWith("00-" + file.getFileId() + "-");
    assertThat(plants.centreEvidence.get(kept)).hasValue(picture);
    assertThat(plants.centreEvidence.has(unflagged)).isFalse();
    assertThat(plants.centreArchive.resolve("day/part-0.avro"))
        .hasSameBinaryContentAs(plants.lineArchive.resolve("day/part-0.avro"));
    assertThat(meter.bytesLeft(Sent.PICTURE)).isEqualTo(picture.length);
    assertThat(meter.bytesLeft(Sent.FILE)).isEqualTo(file.getSizeBytes());
    assertThat(meter.bytesLeft(Sent.RECORD)).isPositive();
    assertThat(meter.heldBackFor("picture-gone")).isEqualTo(1);
  }

  @Test
  void picturesThatTheCentreHasDoNotLeaveAgain() throws Exception {
    String picture = plants.lineEvidence.put("picture".getBytes(UTF_8));
    plants.centreEvidence.put("picture".getBytes(UTF_8));
    plants.send(
        plants.line,
        Topic.FLAGGED,
        "line-a",
        Messages.archived(plants.lineArchive, "part-0.avro", picture));

    running(
        Uplink.ofFlagged(plants.ends(), plants.stores(), meter), () -> !centreFiles().isEmpty());

    assertThat(meter.bytesLeft(Sent.PICTURE)).isZero();
  }

  @Test
  void afterACutEveryFileIsThereInOrder() throws Exception {
    List<FlaggedFile> files = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      files.add(
          Messages.archived(
              plants.lineArchive,
              "part-%d.avro".formatted(i),
              plants.lineEvidence.put(new byte[] {(byte) i})));
    }
    plants.send(plants.line, Topic.FLAGGED, "line-a", files.get(0));
    running(
        Uplink.ofFlagged(plants.ends(), plants.stores(), meter),
        () -> {
          Awaitility.await().atMost(BOUND).until(() -> centreFiles().size() == 1);
          plants.centre.stop();
          files
              .subList(1, files.size())
              .forEach(file -> plants.send(plants.line, Topic.FLAGGED, "line-a", file));
          Awaitility.await().atMost(BOUND).until(() -> meter.failures() > 0);
          plants.centre.resume();
          Awaitility.await().atMost(BOUND).until(() -> centreFiles().size() >= files.size());
          return true;
        });

    assertThat(centreFiles().stream().distinct()).containsExactlyElementsOf(files);
  }

  @Test
  void aQuestionFollowsItsPictureUnlessNobodyWaitsForTheAnswerAnyMore() throws Exception {
    String picture = plants.lineEvidence.put("view".getBytes(UTF_8));
    plants.send(
        plants.line,
        Topic.OPINION_REQUEST,
        "line-a",
        Messages.question("old", picture, NOW.minusSeconds(60)));
    plants.send(
        plants.line, Topic.OPINION_REQUEST, "line-a", Messages.question("fresh", picture, NOW));

    running(
        Uplink.ofQuestions(plants.ends(), plants.stores(), meter, InstantSource.fixed(NOW)),
        () -> !questions().isEmpty());

    assertThat(questions()).containsExactly("fresh");
    assertThat(plants.centreEvidence.has(picture)).isTrue();
    assertThat(meter.heldBackFor("too-late")).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadBecomesADeadLetterOfTheLineAndTheRestGoesOn() throws Exception {
    plants.send(plants.line, Topic.FLAGGED, "line-a", new byte[] {1, 2, 3});
    FlaggedFile changed = Messages.archived(plants.lineArchive, "changed.avro");
    Files.writeString(plants.lineArchive.resolve("changed.avro"), "other");
    plants.send(plants.line, Topic.FLAGGED, "line-a", changed);
    plants.send(
        plants.line,
        Topic.FLAGGED,
        "line-a",
        FlaggedFile.newBuilder(changed).setUri("../../secret").build());
    FlaggedFile gone = Messages.archived(plants.lineArchive, "gone.avro");
    Files.delete(plants.lineArchive.resolve("gone.avro"));
    plants.send(plants.line, Topic.FLAGGED, "line-a", gone);
    FlaggedFile sound = Messages.archived(plants.lineArchive, "sound.avro");
    plants.send(plants.line, Topic.FLAGGED, "line-a", sound);

    running(
        Uplink.ofFlagged(plants.ends(), plants.stores(), meter), () -> !centreFiles().isEmpty());

    assertThat(centreFiles()).containsExactly(sound);
    assertThat(plants.read(plants.line, Topic.DEAD_LETTER, DeadLetter.class))
        .extracting(DeadLetter::getDetail)
        .satisfiesExactly(
            detail -> assertThat(detail).contains("no single-object header"),
            detail -> assertThat(detail).contains("changed.avro", "announced is"),
            detail -> assertThat(detail).contains("../../secret"));
    assertThat(meter.heldBackFor("file-gone")).isEqualTo(1);
  }

  /** Runs an uplink until something is so. */
  private static void running(Uplink uplink, Callable<Boolean> until) throws Exception {
    CompletableFuture<Void> carrying = CompletableFuture.runAsync(uplink);
    Awaitility.await().atMost(BOUND.multipliedBy(3)).until(until);
    uplink.close();
    carrying.get();
  }

  private List<FlaggedFile> centreFiles() throws Exception {
    return plants.read(plants.centre, Topic.FLAGGED, FlaggedFile.class);
  }

  private List<String> questions() throws Exception {
    return plants.read(plants.centre, Topic.OPINION_REQUEST, SecondOpinionRequest.class).stream()
        .map(SecondOpinionRequest::getRequestId)
        .toList();
  }
}
