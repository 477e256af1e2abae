package lineside.training.calibrate;

import static java.util.Objects.requireNonNull;

/**
 * What the thresholds have to promise.
 *
 * @param escapes defects that are called OK, that is, score below {@code undecidableFrom}
 * @param overkill good samples that are called not OK, that is, score from {@code notOk} up
 * @param undecided share of the good samples seen that may lie between
 * @param band what happens when the promise about escapes takes a wider band
 */
public record CalibrationGoals(Promise escapes, Promise overkill, double undecided, Band band) {
  /**
   * One percent of escapes and of overkill, 95 % sure each; the band as wide as that takes, but
   * beyond one and a half percent of the good samples it is said what would narrow it.
   */
  public static final CalibrationGoals DEFAULT =
      new CalibrationGoals(new Promise(0.01, 0.95), new Promise(0.01, 0.95), 0.015, Band.AS_NEEDED);

  /** Whether the promise or the width of the band comes first. */
  public enum Band {
    /** The promise: the band gets as wide as it takes. */
    AS_NEEDED,
    /** The width: where it does not suffice, there is no promise about escapes. */
    LIMITED
  }

  /** Checks the range. */
  public CalibrationGoals {
    requireNonNull(escapes, "escapes is null");
    requireNonNull(overkill, "overkill is null");
    requireNonNull(band, "band is null");
    if (!(undecided >= 0 && undecided < 1)) {
      throw new IllegalArgumentException("undecided is " + undecided + ", not from 0 to below 1");
    }
  }

  /** The same with the width of the band first: for packages that nobody has tuned yet. */
  public CalibrationGoals limited() {
    return new CalibrationGoals(escapes, overkill, undecided, Band.LIMITED);
  }
}
