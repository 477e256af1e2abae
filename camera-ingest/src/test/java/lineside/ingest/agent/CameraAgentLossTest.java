package lineside.ingest.agent;

import static lineside.ingest.agent.AgentStage.assertBooks;
import static lineside.ingest.agent.AgentStage.playToTheEnd;
import static lineside.ingest.agent.AgentStage.work;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.FrameLimits;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a camera agent does when images, messages, the camera or the process itself get lost. */
class CameraAgentLossTest {
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
  void recordsALossForATriggerWithoutImage() throws IOException {
    stage.camera.trigger(100, "A-1", 11).missedTrigger(200, "A-2");
    CameraAgent agent = stage.agentAsFastAsPossible();

    playToTheEnd(agent);

    Loss loss = stage.publisher.on(Topic.LOSS, Loss.class).get(0);
    assertThat(loss.getSequence()).isEqualTo(1);
    assertThat(loss.getPartId()).isEqualTo("A-2");
    assertThat(loss.getReason()).isEqualTo(LossReason.CAPTURE_TIMEOUT);
    assertThat(loss.getStage()).isEqualTo(LossStage.BEFORE_CAPTURE);
    assertThat(loss.getDetail()).isEqualTo("no image in 100 ms");
    assertThat(loss.getRecordedAt()).isEqualTo("2026-03-02T06:00:00.200Z");
    assertBooks(agent, 2, 1, 1, 1, 0);
  }

  @Test
  void losesAnImageThatIsLargerThanTheTopicTakes() throws IOException {
    stage.camera.trigger(100, "A-1", FrameLimits.MAX_IMAGE_BYTES + 1).trigger(200, "A-2", 22);
    CameraAgent agent = stage.agentAsFastAsPossible();

    playToTheEnd(agent);

    Loss loss = stage.publisher.on(Topic.LOSS, Loss.class).get(0);
    assertThat(loss.getReason()).isEqualTo(LossReason.TOO_LARGE);
    assertThat(loss.getStage()).isEqualTo(LossStage.AFTER_CAPTURE);
    assertBooks(agent, 2, 2, 1, 1, 1);
  }

  @Test
  void losesAnImageThatTheBrokerRefuses() throws IOException {
    stage.camera.trigger(100, "A-1", 11).trigger(200, "A-2", 22);
    stage.publisher.refuseForGoodWhere(
        sent -> sent.message() instanceof Frame frame && frame.getSequence() == 0);
    CameraAgent agent = stage.agentAsFastAsPossible();

    playToTheEnd(agent);

    Loss loss = stage.publisher.on(Topic.LOSS, Loss.class).get(0);
    assertThat(loss.getSequence()).isZero();
    assertThat(loss.getReason()).isEqualTo(LossReason.BROKER_REFUSED);
    assertThat(loss.getStage()).isEqualTo(LossStage.AFTER_CAPTURE);
    assertBooks(agent, 2, 2, 1, 1, 1);
  }

  @Test
  void sendsSmallRecordsAgainUntilTheBrokerTakesThem() throws IOException {
    stage.camera.missedTrigger(100, "A-1");
    stage.publisher.refuseWhere(sent -> !(sent.message() instanceof Frame));
    CameraAgent agent = stage.agentAsFastAsPossible();
    agent.onStart();
    work(agent);
    assertThat(stage.publisher.sent()).isEmpty();
    assertThat(agent.isDone()).isFalse();

    stage.publisher.refuseWhere(sent -> false);
    stage.clock.advance(Duration.ofSeconds(2));
    work(agent);

    assertThat(stage.publisher.on(Topic.TRIGGER, Trigger.class)).hasSize(1);
    assertThat(stage.publisher.on(Topic.LOSS, Loss.class)).hasSize(1);
    assertThat(agent.isDone()).isTrue();
    agent.onClose();
  }

  @Test
  void losesWhatWasUnderWayWhenIngestDiedAndGoesOnCounting() throws IOException {
    stage.camera.trigger(100, "A-1", 11).trigger(200, "A-2", 22).trigger(300, "A-3", 33);
    stage.publisher.refuseWhere(sent -> sent.message() instanceof Frame f && f.getSequence() == 2);
    stage.publisher.holdAnswers();
    CameraAgent killed = stage.agentAsFastAsPossible();
    killed.onStart();
    work(killed);
    killed.onClose();

    stage.restart();
    stage.camera.trigger(100, "A-1", 11).trigger(200, "A-2", 22).trigger(300, "A-3", 33);
    stage.camera.trigger(400, "A-4", 44);
    CameraAgent agent = stage.agentAsFastAsPossible();
    playToTheEnd(agent);

    assertThat(stage.publisher.on(Topic.LOSS, Loss.class).stream().map(Loss::getReason))
        .containsExactly(
            LossReason.INGEST_RESTARTED, LossReason.INGEST_RESTARTED, LossReason.INGEST_RESTARTED);
    assertThat(stage.publisher.on(Topic.TRIGGER, Trigger.class).stream().map(Trigger::getSequence))
        .containsExactly(0L, 1L, 2L, 3L);
    assertThat(stage.publisher.on(Topic.FRAME, Frame.class).stream().map(Frame::getPartId))
        .containsExactly("A-4");
    assertBooks(agent, 4, 1, 1, 3, 0);
  }

  @Test
  void hasNothingToLoseAfterAnOrderlyEnd() throws IOException {
    stage.camera.trigger(100, "A-1", 11);
    playToTheEnd(stage.agentAsFastAsPossible());

    stage.restart();
    stage.camera.trigger(100, "A-1", 11).trigger(200, "A-2", 22);
    CameraAgent agent = stage.agentAsFastAsPossible();
    playToTheEnd(agent);

    assertThat(stage.publisher.on(Topic.LOSS, Loss.class)).isEmpty();
    assertBooks(agent, 2, 2, 2, 0, 0);
  }

  @Test
  void isAbsentWhileTheCameraDoesNotAnswer() throws IOException {
    stage.camera.trigger(100, "A-1", 11).trigger(200, "A-2", 22).trigger(1300, "A-3", 33);
    CameraAgent agent = stage.agentInRealTime(Duration.ZERO);
    agent.onStart();
    stage.clock.advance(Duration.ofMillis(150));
    work(agent);

    stage.camera.disappear();
    stage.clock.advance(Duration.ofSeconds(1));
    work(agent);
    assertThat(agent.books().status()).isEqualTo(CameraStatus.ABSENT);

    stage.camera.comeBack();
    stage.clock.advance(Duration.ofSeconds(1));
    work(agent);

    Loss loss = stage.publisher.on(Topic.LOSS, Loss.class).get(0);
    assertThat(loss.getReason()).isEqualTo(LossReason.CAMERA_ABSENT);
    assertThat(loss.getDetail()).contains("camera does not answer");
    assertThat(
            stage.publisher.on(Topic.CAMERA, CameraState.class).stream()
                .map(CameraState::getStatus))
        .containsExactly(
            CameraStatus.CONNECTED,
            CameraStatus.ABSENT,
            CameraStatus.ABSENT,
            CameraStatus.CONNECTED,
            CameraStatus.STOPPED);
    assertThat(stage.camera.opened).isEqualTo(2);
    agent.onClose();
  }

  @Test
  void triesACameraThatDoesNotConnectAtGrowingIntervals() throws IOException {
    for (int i = 1; i <= 200; i++) {
      stage.camera.trigger(100L * i, "A-" + i, 11);
    }
    stage.camera.disappear();
    CameraAgent agent = stage.agentInRealTime(Duration.ZERO);
    agent.onStart();

    for (int i = 0; i < 201; i++) {
      stage.clock.advance(Duration.ofMillis(100));
      work(agent);
    }

    // At 0, 1, 3, 7 and 15 seconds after the first trigger.
    assertThat(stage.camera.attempts).isEqualTo(5);
    assertThat(stage.publisher.on(Topic.LOSS, Loss.class))
        .hasSize(200)
        .allMatch(loss -> loss.getReason() == LossReason.CAMERA_ABSENT)
        .allMatch(loss -> loss.getDetail().contains("camera does not answer"));
    agent.onClose();
  }

  @Test
  void triesACameraThatEndsEveryConnectionAtGrowingIntervals() throws IOException {
    for (int i = 1; i <= 100; i++) {
      stage.camera.trigger(100L * i, "A-" + i, 11);
    }
    stage.camera.breakOff();
    CameraAgent agent = stage.agentInRealTime(Duration.ZERO);
    agent.onStart();

    for (int i = 0; i < 101; i++) {
      stage.clock.advance(Duration.ofMillis(100));
      work(agent);
    }

    assertThat(stage.camera.attempts).isEqualTo(4);
    assertThat(stage.publisher.on(Topic.LOSS, Loss.class)).hasSize(100);
    agent.onClose();
  }

  @Test
  void tellsInItsStateWhatWasLostAndForgetsItWithTheNext() throws IOException {
    stage.camera.missedTrigger(100, "A-1").missedTrigger(200, "A-2").trigger(5000, "A-3", 11);
    CameraAgent agent = stage.agentInRealTime(Duration.ZERO);
    agent.onStart();

    for (int i = 0; i < 30; i++) {
      stage.clock.advance(Duration.ofMillis(100));
      work(agent);
    }

    assertThat(
            stage.publisher.on(Topic.CAMERA, CameraState.class).stream()
                .map(CameraState::getDetail))
        .containsExactly(
            "",
            "2 lost since the last statement, the last for CAPTURE_TIMEOUT: no image in 100 ms",
            "",
            "");
    agent.onClose();
  }

  @Test
  void endsAbsentWhenItsTriggersAreDamaged() throws IOException {
    stage.camera.trigger(100, "A-1", 11);
    stage.camera.damageTriggers("line 2 is no trigger");
    CameraAgent agent = stage.agentAsFastAsPossible();

    playToTheEnd(agent);

    List<CameraState> states = stage.publisher.on(Topic.CAMERA, CameraState.class);
    CameraState last = states.get(states.size() - 1);
    assertThat(last.getStatus()).isEqualTo(CameraStatus.ABSENT);
    assertThat(last.getDetail()).contains("line 2 is no trigger");
    assertBooks(agent, 1, 1, 1, 0, 0);
  }

  @Test
  void saysThatItIsAbsentWhenItIsCutOff() throws IOException {
    stage.camera.trigger(100, "A-1", 11).trigger(90_000, "A-2", 22);
    CameraAgent agent = stage.agentInRealTime(Duration.ZERO);
    agent.onStart();
    work(agent);

    agent.onClose();

    List<CameraState> states = stage.publisher.on(Topic.CAMERA, CameraState.class);
    assertThat(states.get(states.size() - 1).getStatus()).isEqualTo(CameraStatus.ABSENT);
  }
}
