package lineside.ingest.genicam;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineside.ingest.Tool;
import lineside.ingest.camera.Capture;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.trigger.CounterSettings;
import lineside.ingest.trigger.CounterTriggers;
import lineside.ingest.trigger.Foregone;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.LossReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A camera that runs by itself and counts: Aravis' fake one, whose count goes round the end of its
 * 16 bits some seconds after it was started.
 */
@ResourceLock("gige-control-port")
class GigeCounterIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LAST_COUNT = 65_535;

  @TempDir Path directory;
  private final List<Counted> counted = new ArrayList<>();
  private FakeGigeCamera camera;
  private GigeFrames frames;
  private CounterTriggers triggers;

  @BeforeAll
  static void needsAravis() {
    Tool.skipUnless(Aravis.obstacle().isEmpty(), "libaravis (apt-get install libaravis-0.8-0)");
  }

  @BeforeEach
  void start() throws IOException {
    camera = FakeGigeCamera.start(directory, 0);
    frames =
        new GigeFrames(
            new GigeSettings(
                FakeGigeCamera.ADDRESS,
                "",
                "Mono8",
                null,
                null,
                GigeTrigger.FREE_RUN,
                Duration.ofSeconds(3)));
    triggers =
        new CounterTriggers(
            frames, new CounterSettings("a-top", "bracket-a", IngestClock.system()));
  }

  @AfterEach
  void closeAll() {
    frames.close();
    camera.close();
  }

  @Test
  void makesEachCountATriggerAlsoRoundTheEnd() throws IOException {
    followUntil(() -> counts().contains(10L));

    assertThat(counts()).contains(LAST_COUNT, 1L).doesNotContain(0L);
    assertThatNoCountIsPassedOver();
    // A busy machine loses packets also of a camera that leaves none out.
    assertThat(counted)
        .filteredOn(one -> one.capture() instanceof Capture.Raw)
        .hasSizeGreaterThan(20);
  }

  @Test
  void losesIncompleteImagesUnderTheirOwnCount() throws IOException {
    camera.close();
    camera = FakeGigeCamera.start(directory, 10);

    followUntil(() -> lost().size() > 3 && counted.size() > 40);

    assertThatNoCountIsPassedOver();
    assertThat(lost())
        .allMatch(
            reason -> reason == LossReason.INCOMPLETE_IMAGE || reason == LossReason.COUNTER_GAP);
  }

  @Test
  void recordsAnInterruptionWhenTheCameraWasStartedAgain() throws IOException {
    followUntil(() -> counted.size() > 20);

    camera.close();
    followUntil(() -> !frames.trouble().isEmpty());
    camera = FakeGigeCamera.start(directory, 0);
    int before = counted.size();
    followUntil(() -> counted.size() > before + 10);

    assertThat(lost().stream().filter(LossReason.INTERRUPTED::equals))
        .as("counts %s", counts())
        .isNotEmpty();
    assertThat(frames.trouble()).isEmpty();
  }

  /** Does what the agent of the camera does, until something has been seen. */
  private void followUntil(Seen seen) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              Optional<TriggerRequest> request = triggers.next();
              while (request.isPresent()) {
                take(request.get());
                request = triggers.next();
              }
              return seen.isTrue();
            });
  }

  private void take(TriggerRequest request) throws IOException {
    Foregone foregone = request.foregone();
    Capture capture = foregone == null ? frames.capture(request) : null;
    String position = requireNonNull(request.position());
    long count = Long.parseLong(position.substring(0, position.indexOf('@')));
    counted.add(new Counted(count, foregone, capture));
  }

  private List<Long> counts() {
    return counted.stream().map(Counted::count).toList();
  }

  private List<LossReason> lost() {
    List<LossReason> reasons = new ArrayList<>();
    for (Counted one : counted) {
      Foregone foregone = one.foregone();
      if (foregone != null) {
        reasons.add(foregone.reason());
      } else if (one.capture() instanceof Capture.Missed missed) {
        reasons.add(missed.reason());
      }
    }
    return reasons;
  }

  /** A late image of a busy machine may come twice; it is an interruption of no triggers. */
  private void assertThatNoCountIsPassedOver() {
    for (int i = 1; i < counted.size(); i++) {
      long before = counted.get(i - 1).count();
      Foregone foregone = counted.get(i).foregone();
      if (foregone == null || foregone.reason() != LossReason.INTERRUPTED) {
        assertThat(counted.get(i).count()).isEqualTo(before == LAST_COUNT ? 1 : before + 1);
      }
    }
  }

  /** A request and what came of it. */
  private record Counted(long count, @Nullable Foregone foregone, @Nullable Capture capture) {}

  private interface Seen {
    boolean isTrue();
  }
}
