package lineside.training.calibrate;

/**
 * What the thresholds have to promise.
 *
 * @param escapes defects that are called OK, that is, score below {@code undecidableFrom}
 * @param overkill good samples that are called not OK, that is, score from {@code notOk} up
 * @param undecided share of good samples that may lie between; no promise, beyond it the
 *     calibration says what would narrow the band
 */
public record CalibrationGoals(Promise escapes, Promise overkill, double undecided) {
  /** One percent of escapes and of overkill, 95 % sure each; one and a half percent undecided. */
  public static final CalibrationGoals DEFAULT =
      new CalibrationGoals(new Promise(0.01, 0.95), new Promise(0.01, 0.95), 0.015);

  /** Checks the range. */
  public CalibrationGoals {
    if (!(undecided >= 0 && undecided < 1)) {
      throw new IllegalArgumentException("undecided is " + undecided + ", not from 0 to below 1");
    }
  }
}
