package lineside.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import lineside.training.calibrate.CalibrationOutcome.Guarantee;
import org.junit.jupiter.api.Test;

class PromiseCalibrationTest {
  private static final CalibrationGoals GOALS =
      new CalibrationGoals(
          new Promise(0.05, 0.95), new Promise(0.05, 0.95), 0.02, CalibrationGoals.Band.AS_NEEDED);

  private final PromiseCalibration calibration = new PromiseCalibration(GOALS);

  /** 5 % and 95 %: 93 samples may hold one failure, so the second lowest defect is the limit. */
  @Test
  void takesTheHighestThresholdThatIsProven() {
    SortedScores defect = evenly(93, 0.2f, 0.9f);
    SortedScores good = evenly(93, 0.1f, 0.8f);

    CalibrationOutcome outcome = calibration.choose(good, defect);

    assertThat(outcome.escapes().guarantee()).isEqualTo(Guarantee.PROMISED);
    assertThat(outcome.thresholds().undecidableFrom())
        .isGreaterThan(defect.at(0))
        .isLessThan(defect.at(1));
    assertThat(outcome.escapes().seen().count()).isEqualTo(1);
    assertThat(outcome.overkill().guarantee()).isEqualTo(Guarantee.PROMISED);
    assertThat(outcome.thresholds().notOk()).isGreaterThan(good.at(91)).isLessThan(good.at(92));
    assertThat(outcome.overkill().seen().count()).isEqualTo(1);
  }

  /** Good up to 0.2, defects from 0.8: log odds -1.386 and 1.386, so 1/3 and 1/2. */
  @Test
  void cutsWithinTheRoomThatBothPromisesLeave() {
    CalibrationOutcome outcome = calibration.choose(constant(60, 0.2f), constant(60, 0.8f));

    assertThat(outcome.isPromised()).isTrue();
    assertThat(outcome.thresholds().notOk()).isCloseTo(0.5f, within(1e-4f));
    assertThat(outcome.thresholds().undecidableFrom()).isCloseTo(1f / 3, within(1e-4f));
  }

  @Test
  void saysHowManyDefectsAreMissing() {
    PromiseCalibration one = new PromiseCalibration(CalibrationGoals.DEFAULT);

    CalibrationOutcome outcome = one.choose(constant(400, 0.1f), constant(37, 0.9f));

    assertThat(outcome.escapes().guarantee()).isEqualTo(Guarantee.TOO_FEW);
    assertThat(CalibrationText.escapes(outcome))
        .contains("guarantee: none, 37 defect samples")
        .contains("you need about 299");
    assertThat(outcome.overkill().guarantee()).isEqualTo(Guarantee.PROMISED);
  }

  @Test
  void choosesWithoutDefectsWhatTheGoodOnesAllow() {
    CalibrationOutcome outcome =
        calibration.choose(evenly(100, 0.1f, 0.3f), new SortedScores(new float[0]));

    assertThat(outcome.escapes().guarantee()).isEqualTo(Guarantee.TOO_FEW);
    assertThat(CalibrationText.escapes(outcome)).contains("0 defect samples").contains("59");
    assertThat(outcome.overkill().guarantee()).isEqualTo(Guarantee.PROMISED);
    assertThat(outcome.thresholds().notOk()).isGreaterThan(0.29f);
  }

  @Test
  void promisesNothingFromOneSample() {
    CalibrationOutcome outcome =
        calibration.choose(new SortedScores(new float[] {0.4f}), new SortedScores(new float[0]));

    assertThat(outcome.isPromised()).isFalse();
    assertThat(outcome.thresholds().notOk()).isGreaterThan(0.4f);
  }

  @Test
  void promisesNoOverkillWhereGoodSamplesScoreOne() {
    CalibrationOutcome outcome = calibration.choose(constant(100, 1f), constant(100, 1f));

    assertThat(outcome.overkill().guarantee()).isEqualTo(Guarantee.TOO_BAD);
    assertThat(outcome.escapes().guarantee()).isEqualTo(Guarantee.PROMISED);
    assertThat(outcome.thresholds().undecidableFrom()).isLessThanOrEqualTo(1f);
  }

  /** The classes lie on each other: the promise would leave nearly every good sample open. */
  @Test
  void promisesNothingBeyondALimitedBand() {
    SortedScores defect = evenly(93, 0.1f, 0.9f);
    SortedScores good = evenly(93, 0.1f, 0.9f);

    CalibrationOutcome wide = calibration.choose(good, defect);
    CalibrationOutcome limited = new PromiseCalibration(GOALS.limited()).choose(good, defect);

    assertThat(wide.undecidedGood().rate()).isGreaterThan(0.9);
    assertThat(CalibrationText.advice(wide, GOALS).get(0)).contains("No number of samples helps");
    assertThat(limited.escapes().guarantee()).isEqualTo(Guarantee.TOO_WIDE);
    assertThat(limited.undecidedGood().rate()).isLessThanOrEqualTo(0.04);
    assertThat(CalibrationText.escapes(limited)).contains("better model and 59 or more");
  }

  @Test
  void refusesAScoreThatIsNoNumber() {
    assertThatThrownBy(() -> new SortedScores(new float[] {0.5f, Float.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }

  /**
   * Defect scores are uniform, so the true escape rate of a threshold is the threshold itself. Out
   * of 2,000 sets at most 5 % may exceed 5 %; the seed gives a count with room for its scatter (the
   * standard deviation is 10).
   */
  @Test
  void keepsItsPromiseOnRedrawnSets() {
    Random random = new Random(20_261_122);
    int broken = 0;
    for (int set = 0; set < 2_000; set++) {
      SortedScores defect = uniform(random, 130);
      SortedScores good = new SortedScores(new float[] {0.5f});
      float limit = calibration.choose(good, defect).escapes().limit();
      broken += limit > 0.05 ? 1 : 0;
    }

    assertThat(broken).isBetween(20, 110);
  }

  private static SortedScores uniform(Random random, int n) {
    float[] scores = new float[n];
    for (int i = 0; i < n; i++) {
      scores[i] = random.nextFloat();
    }
    return new SortedScores(scores);
  }

  private static SortedScores constant(int n, float score) {
    return evenly(n, score, score);
  }

  private static SortedScores evenly(int n, float from, float to) {
    float[] scores = new float[n];
    for (int i = 0; i < n; i++) {
      scores[i] = from + (to - from) * i / (n - 1);
    }
    return new SortedScores(scores);
  }
}
