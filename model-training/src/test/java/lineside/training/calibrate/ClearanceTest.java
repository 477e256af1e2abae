package lineside.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lineside.vision.model.ModelCard.Thresholds;
import org.junit.jupiter.api.Test;

class ClearanceTest {
  private final SortedScores good = new SortedScores(new float[] {0.1f, 0.2f, 0.6f});
  private final SortedScores defect = new SortedScores(new float[] {0.4f, 0.601f, 0.9f});
  private final Clearance clearance = new Clearance(good, defect);

  @Test
  void movesAThresholdOffTheScoreItWasChosenFrom() {
    Thresholds moved = clearance.of(new Thresholds(0.9f, 0.4f));

    assertThat(moved.notOk()).isCloseTo(0.895f, within(1e-6f));
    assertThat(moved.undecidableFrom()).isCloseTo(0.395f, within(1e-6f));
  }

  @Test
  void takesTheMiddleWhereScoresLieClose() {
    Thresholds moved = clearance.of(new Thresholds(Math.nextUp(0.6f), 0.4f));

    assertThat(moved.notOk()).isCloseTo(0.6005f, within(1e-6f));
  }

  @Test
  void leavesAThresholdThatIsClear() {
    Thresholds clear = new Thresholds(0.7f, 0.5f);

    assertThat(clearance.of(clear)).isEqualTo(clear);
  }

  @Test
  void changesNoSample() {
    for (float threshold : new float[] {0, 0.1f, 0.2f, 0.4f, 0.6f, 0.601f, 0.9f, 0.999f, 1}) {
      float moved = clearance.of(new Thresholds(threshold, threshold)).notOk();

      assertThat(good.below(moved)).isEqualTo(good.below(threshold));
      assertThat(defect.below(moved)).isEqualTo(defect.below(threshold));
    }
  }

  @Test
  void bearsSamplesOfOneKindOnly() {
    Clearance none = new Clearance(good, new SortedScores(new float[0]));

    assertThat(none.of(new Thresholds(Math.nextUp(0.6f), 0.2f)).notOk())
        .isCloseTo(0.605f, within(1e-6f));
  }
}
