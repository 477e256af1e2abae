package lineside.ingest.agent;

import static lineside.ingest.agent.AgentStage.assertBooks;
import static lineside.ingest.agent.AgentStage.playToTheEnd;
import static lineside.ingest.agent.AgentStage.work;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lineside.ingest.camera.Exposure;
import lineside.ingest.publish.Sent;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraAgentTest {
  private static final Instant RECORDED_AT = AgentStage.RECORDED_AT;

  @TempDir Path directory;
  private AgentStage stage;

  @BeforeEach
  void setTheStage() throws IOException {
    stage = new AgentStage(directory);
  }

  @AfterEach
  void clearTheStage() throws IOException {
    stage.close();
  }

  @Test
  void carriesTheTimeOfTheCameraWithItsUncertainty() throws IOException {
    Instant exposedAt = Instant.parse("2026-03-02T06:00:00.083Z");
    stage
        .camera
        .trigger(50, "A-1", 11)
        .exposedTrigger(100, "A-2", new Exposure(exposedAt, Duration.ofNanos(1_234_567)));

    playToTheEnd(stage.agentAsFastAsPossible());

    List<Frame> frames = stage.publisher.on(Topic.FRAME, Frame.class);
    assertThat(frames.get(0).getCaptureUncertaintyMicros()).isNull();
    assertThat(frames.get(1).getCapturedAt()).isEqualTo(exposedAt);
    assertThat(frames.get(1).getCaptureUncertaintyMicros()).isEqualTo(1234);
  }

  @Test
  void restsUntilTheNextTriggerWhenNothingIsUnderWay() throws IOException {
    stage.camera.trigger(300, "A-1", 11).trigger(308, "A-2", 22);
    CameraAgent agent = stage.agentInRealTime(Duration.ZERO);
    agent.onStart();
    work(agent);

    assertThat(agent.restNanos()).as("far away").isEqualTo(20_000_000);
    stage.clock.advance(Duration.ofMillis(295));
    assertThat(agent.restNanos()).as("until the trigger").isEqualTo(5_000_000);
    stage.publisher.holdAnswers();
    stage.clock.advance(Duration.ofMillis(5));
    work(agent);
    assertThat(agent.restNanos()).as("an answer may come").isEqualTo(1_000_000);
    agent.onClose();
  }

  @Test
  void sendsTriggerThenFrameBetweenMarks() throws IOException {
    stage.camera.trigger(300, "A-1", 11).trigger(1200, "A-2", 22);
    CameraAgent agent = stage.agentAsFastAsPossible();

    playToTheEnd(agent);

    assertThat(stage.publisher.sent().stream().map(CameraAgentTest::brief))
        .containsExactly(
            "camera 0",
            "mark 0",
            "trigger 0",
            "frame 0",
            "camera 1",
            "mark 1",
            "trigger 1",
            "frame 1",
            "camera 2",
            "mark 2");
  }

  @Test
  void numbersTriggersAndNamesTheirViews() throws IOException {
    stage.camera.trigger(300, "A-1", 11).trigger(1200, "A-2", 22);
    CameraAgent agent = stage.agentAsFastAsPossible();

    playToTheEnd(agent);

    Trigger second = stage.publisher.on(Topic.TRIGGER, Trigger.class).get(1);
    long epoch = Instant.parse("2026-11-22T08:00:00Z").toEpochMilli();
    assertThat(second.getEpoch()).isEqualTo(epoch);
    assertThat(second.getSequence()).isEqualTo(1);
    assertThat(second.getViewId()).isEqualTo(Identities.viewId("a-top", epoch, 1));
    assertThat(second.getTriggeredAt()).isEqualTo("2026-03-02T06:00:01.200Z");
    assertThat(second.getPartId()).isEqualTo("A-2");
    assertThat(second.getIsSimulated()).isTrue();
  }

  @Test
  void carriesTheTriggerWithTheFrame() throws IOException {
    stage.camera.trigger(300, "A-1", 11);
    CameraAgent agent = stage.agentAsFastAsPossible();

    playToTheEnd(agent);

    Trigger trigger = stage.publisher.on(Topic.TRIGGER, Trigger.class).get(0);
    Sent frame =
        stage.publisher.sent().stream()
            .filter(sent -> sent.message() instanceof Frame)
            .toList()
            .get(0);
    assertThat(frame.trigger()).isEqualTo(trigger);
    assertThat(((Frame) frame.message()).getViewId()).isEqualTo(trigger.getViewId());
    assertThat(((Frame) frame.message()).getWidthPx()).isEqualTo(640);
  }

  @Test
  void statesItsBooksEachSecondOfLineTimeAndAtTheEnd() throws IOException {
    stage.camera.trigger(100, "A-1", 11).missedTrigger(1100, "A-2").trigger(2100, "A-3", 33);
    CameraAgent agent = stage.agentAsFastAsPossible();

    playToTheEnd(agent);

    List<CameraState> marks = stage.publisher.on(Topic.FRAME, CameraState.class);
    assertThat(marks).isEqualTo(stage.publisher.on(Topic.CAMERA, CameraState.class));
    assertThat(marks.stream().map(CameraState::getAt))
        .containsExactly(
            RECORDED_AT,
            RECORDED_AT.plusMillis(1000),
            RECORDED_AT.plusMillis(2000),
            RECORDED_AT.plusMillis(2100));
    assertThat(marks.stream().map(CameraState::getTriggered)).containsExactly(0L, 1L, 2L, 3L);
    assertThat(marks.stream().map(CameraState::getPublished)).containsExactly(0L, 1L, 1L, 2L);
    assertThat(marks.stream().map(CameraState::getLost)).containsExactly(0L, 0L, 1L, 1L);
    assertThat(marks.get(2).getStatus()).isEqualTo(CameraStatus.CONNECTED);
    assertThat(marks.get(3).getStatus()).isEqualTo(CameraStatus.STOPPED);
  }

  @Test
  void playsAtTheRateOfTheClockInRealTime() throws IOException {
    stage.camera.trigger(300, "A-1", 11).trigger(500, "A-2", 22);
    CameraAgent agent = stage.agentInRealTime(Duration.ZERO);
    agent.onStart();

    work(agent);
    stage.clock.advance(Duration.ofMillis(299));
    work(agent);
    assertThat(stage.publisher.on(Topic.FRAME, Frame.class)).isEmpty();

    stage.clock.advance(Duration.ofMillis(2));
    work(agent);
    Frame frame = stage.publisher.on(Topic.FRAME, Frame.class).get(0);
    assertThat(frame.getTriggeredAt()).isEqualTo("2026-11-22T08:00:00.300Z");
    assertThat(frame.getCapturedAt()).isEqualTo("2026-11-22T08:00:00.301Z");
    assertThat(frame.getAcquiredAtMicros()).isEqualTo(1_795_334_400_301_000L);
    agent.onClose();
  }

  @Test
  void saysThatItIsThereBeforeTheLineIsFed() throws IOException {
    stage.camera.trigger(300, "A-1", 11);
    CameraAgent agent = stage.agentInRealTime(Duration.ofSeconds(2));
    agent.onStart();

    work(agent);
    stage.clock.advance(Duration.ofMillis(1999));
    work(agent);

    assertThat(stage.publisher.on(Topic.FRAME, CameraState.class))
        .extracting(state -> state.getAt().toString())
        .containsExactly("2026-11-22T08:00:00Z", "2026-11-22T08:00:01Z");
    agent.onClose();
  }

  @Test
  void stopsAskingForImagesWhileTooMuchIsUnderWay() throws IOException {
    for (int i = 0; i < 40; i++) {
      stage.camera.trigger(i, "A-" + i, 11);
    }
    stage.publisher.holdAnswers();
    CameraAgent agent = stage.agentAsFastAsPossible();
    agent.onStart();

    work(agent);
    assertThat(stage.publisher.on(Topic.FRAME, Frame.class)).hasSize(32);

    stage.publisher.answerAll();
    work(agent);
    assertThat(stage.publisher.on(Topic.FRAME, Frame.class)).hasSize(40);
    agent.onClose();
  }

  @Test
  void isNotDoneBeforeEverythingIsAcknowledged() throws IOException {
    stage.camera.trigger(100, "A-1", 11);
    stage.publisher.holdAnswers();
    CameraAgent agent = stage.agentAsFastAsPossible();
    agent.onStart();

    work(agent);
    assertThat(agent.isDone()).isFalse();
    assertThat(agent.books().acknowledged()).isZero();

    stage.publisher.answerAll();
    work(agent);
    assertThat(agent.isDone()).isTrue();
    assertThat(agent.books().acknowledged()).isEqualTo(1);
    agent.onClose();
  }

  @Test
  void endsInOrderWhenItIsStopped() throws IOException {
    stage.camera.trigger(100, "A-1", 11).trigger(90_000, "A-2", 22);
    CameraAgent agent = stage.agentInRealTime(Duration.ZERO);
    agent.onStart();
    stage.clock.advance(Duration.ofMillis(150));
    work(agent);

    agent.stop();
    work(agent);

    assertThat(agent.isDone()).isTrue();
    assertThat(agent.books().status()).isEqualTo(CameraStatus.STOPPED);
    assertBooks(agent, 1, 1, 1, 0, 0);
    agent.onClose();
    assertThat(stage.camera.closed).isEqualTo(2);
  }

  private static String brief(Sent sent) {
    if (sent.message() instanceof Trigger trigger) {
      return "trigger " + trigger.getSequence();
    }
    if (sent.message() instanceof Frame frame) {
      return "frame " + frame.getSequence();
    }
    if (sent.message() instanceof CameraState state) {
      boolean isMark = sent.topic().equals(Topic.FRAME.topicName());
      return (isMark ? "mark " : "camera ") + state.getTriggered();
    }
    return sent.topic();
  }
}
