package lineside.jobs.line;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import org.junit.jupiter.api.Test;

class LineClockTest {
  private static final long EPOCH = 7000;
  private final ClockState state = new ClockState();
  private final LineClock clock = new LineClock(state, Set.of("top", "side"));

  @Test
  void doesNotRunBeforeEveryCameraHasSpoken() {
    mark("top", 5000, 0, 0, CameraStatus.CONNECTED);

    assertThat(clock.now()).isEqualTo(LineClock.NEVER);
  }

  @Test
  void isTheMinimumOverTheCameras() {
    mark("top", 5000, 0, 0, CameraStatus.CONNECTED);
    mark("side", 4200, 0, 0, CameraStatus.CONNECTED);

    assertThat(clock.now()).isEqualTo(4200);
  }

  @Test
  void holdsAMarkBackUntilItsTriggersHaveArrived() {
    mark("side", 9000, 0, 0, CameraStatus.CONNECTED);
    mark("top", 1000, 0, 0, CameraStatus.CONNECTED);
    mark("top", 2000, 2, 0, CameraStatus.CONNECTED);
    clock.trigger("top", EPOCH, 0);
    assertThat(clock.now()).isEqualTo(1000);

    clock.trigger("top", EPOCH, 1);

    assertThat(clock.now()).isEqualTo(2000);
  }

  @Test
  void holdsAMarkBackUntilItsLossesHaveArrived() {
    mark("side", 9000, 0, 0, CameraStatus.CONNECTED);
    mark("top", 1000, 0, 0, CameraStatus.CONNECTED);
    clock.trigger("top", EPOCH, 0);
    mark("top", 2000, 1, 1, CameraStatus.CONNECTED);
    assertThat(clock.now()).isEqualTo(1000);

    clock.loss("top", EPOCH, 0);

    assertThat(clock.now()).isEqualTo(2000);
  }

  @Test
  void doesNotWaitForALossThatNobodyCouldRead() {
    mark("side", 9000, 0, 0, CameraStatus.CONNECTED);
    clock.trigger("top", EPOCH, 0);
    mark("top", 2000, 1, 1, CameraStatus.CONNECTED);
    assertThat(clock.now()).isEqualTo(LineClock.NEVER);

    clock.unreadableLoss();

    assertThat(clock.now()).isEqualTo(2000);
    mark("top", 3000, 1, 2, CameraStatus.CONNECTED);
    assertThat(clock.now()).isEqualTo(2000);
    clock.loss("top", EPOCH, 0);
    assertThat(clock.now()).isEqualTo(3000);
  }

  @Test
  void doesNotWaitForATriggerThatNobodyCouldReadAndTakesItWhenItComes() {
    mark("side", 9000, 0, 0, CameraStatus.CONNECTED);
    clock.trigger("top", EPOCH, 0);
    mark("top", 2000, 2, 0, CameraStatus.CONNECTED);
    assertThat(clock.now()).isEqualTo(LineClock.NEVER);

    clock.unreadableTrigger();

    assertThat(clock.now()).isEqualTo(2000);
    assertThat(clock.wasTriggered("top", EPOCH, 0)).isTrue();
    assertThat(clock.wasTriggered("top", EPOCH, 1)).isFalse();
    assertThat(state.unreadableTriggers).isZero();
  }

  @Test
  void forgetsAnUnreadableTriggerOnceALaterOneShowsItsPlace() {
    clock.trigger("top", EPOCH, 0);
    clock.unreadableTrigger();

    clock.trigger("top", EPOCH, 2);

    assertThat(state.unreadableTriggers).isZero();
  }

  @Test
  void takesTheLatestStatementOfABacklogThatIsCovered() {
    mark("side", 9000, 0, 0, CameraStatus.CONNECTED);
    for (int i = 0; i < 5; i++) {
      mark("top", 1000 + i, i, 0, CameraStatus.CONNECTED);
    }
    clock.trigger("top", EPOCH, 0);
    clock.trigger("top", EPOCH, 1);

    assertThat(clock.now()).isEqualTo(1002);
  }

  @Test
  void advancesWithAFrameOnceItsTriggerIsKnown() {
    mark("side", 9000, 0, 0, CameraStatus.CONNECTED);
    clock.frame("top", EPOCH, 0, 1500);
    assertThat(clock.now()).isEqualTo(LineClock.NEVER);

    clock.trigger("top", EPOCH, 0);

    assertThat(clock.now()).isEqualTo(1500);
  }

  @Test
  void waitsBehindAFrameForTheTriggerThatHasNeitherFrameNorLoss() {
    mark("side", 9000, 0, 0, CameraStatus.CONNECTED);
    mark("top", 1000, 0, 0, CameraStatus.CONNECTED);
    clock.trigger("top", EPOCH, 0);
    clock.trigger("top", EPOCH, 1);
    clock.frame("top", EPOCH, 1, 1600);
    assertThat(clock.now()).isEqualTo(1000);

    clock.loss("top", EPOCH, 0);

    assertThat(clock.now()).isEqualTo(1600);
  }

  @Test
  void endsWhenEveryCameraHasStopped() {
    mark("top", 5000, 0, 0, CameraStatus.STOPPED);
    mark("side", 5100, 0, 0, CameraStatus.STOPPED);

    assertThat(clock.now()).isEqualTo(LineClock.ENDED);
  }

  @Test
  void doesNotLetAStoppedCameraGoBeforeItsTriggersHaveArrived() {
    mark("side", 5100, 0, 0, CameraStatus.STOPPED);
    mark("top", 1000, 0, 0, CameraStatus.CONNECTED);
    mark("top", 5000, 1, 0, CameraStatus.STOPPED);
    assertThat(clock.now()).isEqualTo(1000);

    clock.trigger("top", EPOCH, 0);

    assertThat(clock.now()).isEqualTo(LineClock.ENDED);
  }

  @Test
  void isNotHeldByAnAbsentCameraUntilItSpeaksAgain() {
    mark("top", 1000, 0, 0, CameraStatus.ABSENT);
    mark("side", 5000, 0, 0, CameraStatus.CONNECTED);
    assertThat(clock.now()).isEqualTo(5000);

    mark("top", 5500, 0, 0, CameraStatus.CONNECTED);
    mark("side", 8000, 0, 0, CameraStatus.CONNECTED);

    assertThat(clock.now()).isEqualTo(5500);
  }

  @Test
  void goesOnWithTheTriggerOfACameraThatHadStopped() {
    mark("top", 1000, 0, 0, CameraStatus.STOPPED);
    mark("side", 900, 0, 0, CameraStatus.STOPPED);
    assertThat(clock.now()).isEqualTo(LineClock.ENDED);

    clock.trigger("top", EPOCH, 0);

    assertThat(clock.now()).isEqualTo(1000);
  }

  @Test
  void neverRunsBackward() {
    mark("top", 5000, 0, 0, CameraStatus.CONNECTED);
    mark("side", 5000, 0, 0, CameraStatus.CONNECTED);
    assertThat(clock.now()).isEqualTo(5000);

    mark("top", 4000, 0, 0, CameraStatus.CONNECTED);

    assertThat(clock.now()).isEqualTo(5000);
  }

  @Test
  void forgetsAnEpochWhenTheNextHasSpoken() {
    mark("side", 9000, 0, 0, CameraStatus.CONNECTED);
    clock.trigger("top", EPOCH, 0);
    clock.trigger("top", EPOCH + 1, 0);
    clock.frame("top", EPOCH, 0, 1500);
    assertThat(clock.now()).isEqualTo(1500);

    clock.frame("top", EPOCH + 1, 0, 2500);

    assertThat(clock.now()).isEqualTo(2500);
    assertThat(top().epochs).containsOnlyKeys(EPOCH + 1);
    assertThat(clock.wasTriggered("top", EPOCH, 0)).isTrue();
    assertThat(clock.wasTriggered("top", EPOCH + 1, 1)).isFalse();
  }

  @Test
  void takesNothingFromACameraThatNoRecipeNames() {
    mark("top", 5000, 0, 0, CameraStatus.CONNECTED);
    mark("side", 5000, 0, 0, CameraStatus.CONNECTED);
    mark("stranger", 1000, 0, 0, CameraStatus.CONNECTED);

    assertThat(clock.now()).isEqualTo(5000);
    assertThat(state.cameras).containsOnlyKeys("top", "side");
  }

  @Test
  void isReleasedFromASilentCamera() {
    mark("top", 1000, 0, 0, CameraStatus.CONNECTED);
    mark("side", 5000, 0, 0, CameraStatus.CONNECTED);

    clock.release("top");

    assertThat(clock.now()).isEqualTo(5000);
  }

  @Test
  void isNotBlockedByAFrameThatNobodyTriggered() {
    mark("side", 9000, 0, 0, CameraStatus.CONNECTED);
    mark("top", 1000, 0, 0, CameraStatus.CONNECTED);
    clock.frame("top", EPOCH, 77, 1100);

    mark("top", 2000, 0, 0, CameraStatus.CONNECTED);

    assertThat(clock.now()).isEqualTo(2000);
    assertThat(top().pending).isEmpty();
  }

  private CameraPosition top() {
    return requireNonNull(state.cameras.get("top"));
  }

  private void mark(String cameraId, long at, long triggered, long lost, CameraStatus status) {
    clock.mark(
        CameraState.newBuilder()
            .setLineId("line-a")
            .setCameraId(cameraId)
            .setEpoch(EPOCH)
            .setStatus(status)
            .setAt(Instant.ofEpochMilli(at))
            .setTriggered(triggered)
            .setCaptured(triggered - lost)
            .setPublished(triggered - lost)
            .setLost(lost)
            .setLostAfterCapture(0)
            .setDetail("")
            .build());
  }
}
