package lineside.ingest.agent;

import static lineside.ingest.agent.AgentStage.assertBooks;
import static lineside.ingest.agent.AgentStage.work;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lineside.ingest.spool.SpoolPolicy;
import lineside.ingest.spool.SpoolSettings;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.LossStage;
import lineside.schemas.topic.FrameLimits;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a camera agent does with frames that Kafka does not take. */
class CameraAgentSpoolTest {
  private static final int FRAME_BYTES = 100_000;

  @TempDir Path directory;
  private AgentStage stage;
  private Path spool;

  @BeforeEach
  void setTheStage() throws IOException {
    stage = new AgentStage(directory);
    spool = directory.resolve("spool");
  }

  @AfterEach
  void clearTheStage() throws IOException {
    stage.close();
  }

  @Test
  void leavesTheDiskAloneWhileKafkaKeepsUp() throws IOException {
    CameraAgent agent = started(10);

    play(agent, Duration.ofSeconds(3));

    assertThat(spool).doesNotExist();
    assertBooks(agent, 10, 10, 10, 0, 0);
    agent.onClose();
  }

  @Test
  void keepsFramesOnDiskWhileKafkaIsAwayAndSendsThemInOrder() throws IOException {
    stage.publisher.refuseWhere(sent -> true);
    CameraAgent agent = started(20);

    play(agent, Duration.ofSeconds(6));
    assertThat(agent.books().spool().frames()).isEqualTo(20);
    assertThat(agent.books().spool().bytes()).isGreaterThan(20 * FRAME_BYTES);
    assertThat(agent.books().spool().oldestMillis()).isBetween(5000L, 6000L);

    stage.publisher.refuseWhere(sent -> false);
    play(agent, Duration.ofSeconds(3));

    assertThat(sequences()).containsExactlyElementsOf(range(0, 20));
    assertThat(stage.publisher.on(Topic.LOSS, Loss.class)).isEmpty();
    assertThat(files()).isEmpty();
    assertBooks(agent, 20, 20, 20, 0, 0);
    agent.onClose();
  }

  @Test
  void keepsTheLargestFramesOnDisk() throws IOException {
    stage.publisher.refuseWhere(sent -> true);
    for (int i = 0; i < 3; i++) {
      stage.camera.trigger(100L * (i + 1), "A-" + i, FrameLimits.MAX_IMAGE_BYTES);
    }
    CameraAgent agent = started(0);
    play(agent, Duration.ofSeconds(3));
    assertThat(agent.books().spool().frames()).isEqualTo(3);
    assertThat(agent.books().memory().bytes()).isZero();

    stage.publisher.refuseWhere(sent -> false);
    play(agent, Duration.ofSeconds(2));

    assertThat(stage.publisher.on(Topic.FRAME, Frame.class))
        .extracting(frame -> frame.getImage().remaining())
        .containsExactly(16 << 20, 16 << 20, 16 << 20);
    assertBooks(agent, 3, 3, 3, 0, 0);
    agent.onClose();
  }

  /** What is given up is about what did not fit, not an eighth of everything. */
  @Test
  void dropsNoMoreThanItHasTo() throws IOException {
    List<Loss> losses = playAgainstTheBound(SpoolPolicy.DROP_OLDEST);

    // Ten frames of 100 kB fit into 1 MiB.
    assertThat(losses).hasSize(20);
  }

  @Test
  void saysHowOldTheOldestIsAlsoAfterTheClockWasSet() throws IOException {
    stage.publisher.refuseWhere(sent -> true);
    CameraAgent agent = started(5);
    play(agent, Duration.ofSeconds(4));

    stage.clock.set(Duration.ofHours(-1));
    play(agent, Duration.ofSeconds(1));

    assertThat(agent.books().spool().oldestMillis()).isBetween(4800L, 5000L);
    agent.onClose();
  }

  @Test
  void sendsNoMarkBeforeTheFramesItCounts() throws IOException {
    stage.publisher.refuseWhere(sent -> true);
    CameraAgent agent = started(20);
    play(agent, Duration.ofSeconds(6));
    stage.publisher.refuseWhere(sent -> false);

    play(agent, Duration.ofSeconds(3));

    long highest = -1;
    for (Object message : onFrameTopic()) {
      if (message instanceof Frame frame) {
        highest = frame.getSequence();
      } else {
        assertThat(((CameraState) message).getTriggered()).isEqualTo(highest + 1);
      }
    }
    assertThat(highest).isEqualTo(19);
    agent.onClose();
  }

  @Test
  void sendsWhatTheSpoolHoldsAfterAKill() throws IOException {
    stage.publisher.refuseWhere(sent -> true);
    CameraAgent killed = started(10);
    play(killed, Duration.ofSeconds(5));

    stage.restart();
    CameraAgent agent = started(12);
    play(agent, Duration.ofSeconds(5));

    assertThat(sequences()).containsExactlyElementsOf(range(0, 12));
    assertThat(stage.publisher.on(Topic.LOSS, Loss.class)).isEmpty();
    assertBooks(agent, 12, 12, 12, 0, 0);
    agent.onClose();
  }

  @Test
  void doesNotSendAgainWhatTheTopicHas() throws IOException {
    stage.publisher.holdAnswers();
    CameraAgent killed = started(6);
    play(killed, Duration.ofSeconds(5));
    assertThat(sequences()).containsExactlyElementsOf(range(0, 6));

    stage.restart();
    stage.publisher.knowPublished(Set.of(0L, 1L, 3L));
    CameraAgent agent = started(6);
    play(agent, Duration.ofSeconds(2));

    assertThat(sequences()).containsExactly(2L, 4L, 5L);
    assertBooks(agent, 6, 6, 6, 0, 0);
    agent.onClose();
  }

  @Test
  void countsAsLostWhatIsNeitherOnTheTopicNorInTheSpool() throws IOException {
    stage.publisher.holdAnswers();
    CameraAgent killed = started(4);
    play(killed, Duration.ofSeconds(1));
    assertThat(spool).doesNotExist();

    stage.restart();
    stage.publisher.knowPublished(Set.of(0L, 1L));
    CameraAgent agent = started(4);
    play(agent, Duration.ofSeconds(2));

    assertThat(stage.publisher.on(Topic.LOSS, Loss.class).stream().map(Loss::getSequence))
        .containsExactly(2L, 3L);
    assertBooks(agent, 4, 2, 2, 2, 0);
    agent.onClose();
  }

  @Test
  void dropsTheOldestAtTheBound() throws IOException {
    List<Loss> losses = playAgainstTheBound(SpoolPolicy.DROP_OLDEST);

    assertThat(losses).isNotEmpty();
    assertThat(losses.stream().map(Loss::getSequence).sorted())
        .containsExactlyElementsOf(range(0, losses.size()));
    assertThat(sequences()).containsExactlyElementsOf(range(losses.size(), 30));
  }

  @Test
  void dropsTheNewestAtTheBound() throws IOException {
    List<Loss> losses = playAgainstTheBound(SpoolPolicy.DROP_NEWEST);

    assertThat(losses).isNotEmpty();
    long kept = 30L - losses.size();
    assertThat(losses.stream().map(Loss::getSequence).sorted())
        .containsExactlyElementsOf(range(kept, 30));
    assertThat(sequences()).containsExactlyElementsOf(range(0, kept));
  }

  @Test
  void stopsTriggeringAtTheBound() throws IOException {
    List<Loss> losses = playAgainstTheBound(SpoolPolicy.STOP_TRIGGERING);

    assertThat(losses).isEmpty();
    assertThat(sequences()).containsExactlyElementsOf(range(0, 30));
  }

  @Test
  void losesAFrameThatTheDiskGivesBackDamaged() throws IOException {
    stage.publisher.refuseWhere(sent -> true);
    CameraAgent agent = started(5);
    play(agent, Duration.ofSeconds(4));
    Path segment = files().get(0);
    byte[] bytes = Files.readAllBytes(segment);
    bytes[FRAME_BYTES / 2] ^= 1;
    Files.write(segment, bytes);

    stage.publisher.refuseWhere(sent -> false);
    play(agent, Duration.ofSeconds(2));

    Loss loss = stage.publisher.on(Topic.LOSS, Loss.class).get(0);
    assertThat(loss.getSequence()).isZero();
    assertThat(loss.getReason()).isEqualTo(LossReason.SPOOL_DAMAGED);
    assertThat(loss.getStage()).isEqualTo(LossStage.AFTER_CAPTURE);
    assertThat(sequences()).containsExactlyElementsOf(range(1, 5));
    assertBooks(agent, 5, 5, 4, 1, 1);
    agent.onClose();
  }

  @Test
  void saysThatTheSpoolCannotBeWrittenAndLosesWithARecord() throws IOException {
    Files.writeString(spool, "a file where the directory should be");
    withBound(SpoolPolicy.DROP_NEWEST);
    stage.publisher.refuseWhere(sent -> sent.message() instanceof Frame);
    CameraAgent agent = started(10);

    play(agent, Duration.ofSeconds(6));

    assertThat(stage.publisher.on(Topic.LOSS, Loss.class))
        .hasSize(10)
        .allMatch(loss -> loss.getReason() == LossReason.SPOOL_FULL)
        .allMatch(loss -> loss.getDetail().contains("spool"));
    List<CameraState> states = stage.publisher.on(Topic.CAMERA, CameraState.class);
    assertThat(states.get(states.size() - 1).getDetail()).contains(spool.toString());
    agent.onClose();
  }

  @Test
  void losesTheTornLastFrameOfAKilledIngest() throws IOException {
    stage.publisher.refuseWhere(sent -> true);
    CameraAgent killed = started(5);
    play(killed, Duration.ofSeconds(4));
    Path segment = files().get(0);
    byte[] bytes = Files.readAllBytes(segment);
    Files.write(segment, java.util.Arrays.copyOf(bytes, bytes.length - 1000));

    stage.restart();
    CameraAgent agent = started(5);
    play(agent, Duration.ofSeconds(2));

    assertThat(sequences()).containsExactlyElementsOf(range(0, 4));
    assertThat(stage.publisher.on(Topic.LOSS, Loss.class).stream().map(Loss::getSequence))
        .containsExactly(4L);
    agent.onClose();
  }

  /** 30 frames of 100 kB against 1 MiB, and then Kafka comes back. */
  private List<Loss> playAgainstTheBound(SpoolPolicy policy) throws IOException {
    withBound(policy);
    stage.publisher.refuseWhere(sent -> true);
    CameraAgent agent = started(30);
    play(agent, Duration.ofSeconds(10));
    assertThat(agent.books().spool().bytes()).isBetween(800_000L, 1L << 20);
    stage.publisher.refuseWhere(sent -> false);
    play(agent, Duration.ofSeconds(10));

    List<Loss> losses = stage.publisher.on(Topic.LOSS, Loss.class);
    assertThat(losses)
        .allMatch(loss -> loss.getReason() == LossReason.SPOOL_FULL)
        .allMatch(loss -> loss.getStage() == LossStage.AFTER_CAPTURE);
    assertBooks(agent, 30, 30, 30 - losses.size(), losses.size(), losses.size());
    agent.onClose();
    return losses;
  }

  private void withBound(SpoolPolicy policy) {
    stage.settings =
        stage
            .settings
            .withInFlight(new InFlightLimit(4, 1 << 20))
            .withSpool(
                new SpoolSettings(
                    spool, 1 << 20, Duration.ofSeconds(2), Duration.ofSeconds(1), policy));
  }

  /** An agent with {@code triggers} triggers, 100 ms apart, from 100 ms on. */
  private CameraAgent started(int triggers) throws IOException {
    for (int i = 0; i < triggers; i++) {
      stage.camera.trigger(100L * (i + 1), "A-" + i, FRAME_BYTES);
    }
    stage.camera.trigger(3_600_000, "later", 1);
    CameraAgent agent = stage.agentInRealTime(Duration.ZERO);
    agent.onStart();
    return agent;
  }

  private void play(CameraAgent agent, Duration time) {
    for (long at = 0; at < time.toMillis(); at += 50) {
      stage.clock.advance(Duration.ofMillis(50));
      work(agent);
    }
  }

  private List<Long> sequences() {
    return stage.publisher.on(Topic.FRAME, Frame.class).stream().map(Frame::getSequence).toList();
  }

  private List<Object> onFrameTopic() {
    return stage.publisher.sent().stream()
        .filter(sent -> sent.topic().equals(Topic.FRAME.topicName()))
        .map(sent -> (Object) sent.message())
        .toList();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(spool.resolve("a-top"))) {
      return files.sorted().toList();
    }
  }
}
