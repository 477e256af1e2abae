package lineside.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lineside.vision.model.ModelCard.Thresholds;
import org.junit.jupiter.api.Test;

class ThresholdCalibrationTest {
  private final ThresholdCalibration calibration =
      new ThresholdCalibration(new ThresholdCalibration.Limits(0.1, 0.1, 0.2));

  /** Log odds of 0.2 and 0.8 are -1.386 and 1.386: the middle is 0.5, a quarter up is 1/3. */
  @Test
  void cutsInTheMiddleOfTheGap() {
    Thresholds thresholds =
        calibration.choose(new float[] {0.1f, 0.2f}, new float[] {0.8f, 0.9f, 0.99f});

    assertThat(thresholds.notOk()).isCloseTo(0.5f, within(1e-4f));
    assertThat(thresholds.undecidableFrom()).isCloseTo(1f / 3, within(1e-4f));
  }

  /**
   * Ten good ones 0.05 .. 0.5: nine may not alarm, so just above 0.45; two more may be undecided,
   * so the band starts just above 0.35. A tenth of the ten defects may escape: 0.3 is below that.
   */
  @Test
  void keepsWithinTheLimitsWhereScoresOverlap() {
    float[] good = new float[10];
    float[] defect = new float[10];
    for (int i = 0; i < 10; i++) {
      good[i] = (i + 1) * 0.05f;
      defect[i] = 0.3f + i * 0.05f;
    }

    Thresholds thresholds = calibration.choose(good, defect);

    assertThat(thresholds.notOk()).isCloseTo(0.45f, within(1e-5f)).isGreaterThan(0.45f);
    assertThat(thresholds.undecidableFrom()).isCloseTo(0.35f, within(1e-5f)).isGreaterThan(0.35f);
  }

  @Test
  void usesGoodOnesAloneWhenNoDefectIsKnown() {
    Thresholds thresholds = calibration.choose(new float[] {0.1f, 0.2f, 0.3f}, new float[0]);

    assertThat(thresholds.notOk()).isGreaterThan(0.3f);
    assertThat(thresholds.undecidableFrom()).isBetween(0.3f, thresholds.notOk());
  }
}
