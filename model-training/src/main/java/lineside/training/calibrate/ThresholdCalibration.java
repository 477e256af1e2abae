package lineside.training.calibrate;

import lineside.vision.model.ModelCard.Thresholds;

/**
 * Chooses the thresholds from scores of held-out pictures.
 *
 * <p>Where good and defect scores lie apart, the verdict changes in the gap (midway in log odds)
 * and the undecidable band is its lower half. Where they overlap, {@code notOk} is where the
 * allowed share of good pictures still raises a false alarm, and the band reaches down to where the
 * allowed share of defects escapes, but never takes in more good pictures than the band may.
 */
public final class ThresholdCalibration {
  private static final float LOWEST = 0.02f;
  private static final float HIGHEST = 0.999f;

  private final Limits limits;

  /**
   * What may go wrong on held-out pictures, as shares of their kind.
   *
   * @param falseAlarms good pictures at or above {@code notOk}
   * @param escapes defects below {@code undecidableFrom}
   * @param undecided good pictures in the band
   */
  public record Limits(double falseAlarms, double escapes, double undecided) {
    /** Half a percent of false alarms, one of escapes, one and a half undecided. */
    public static final Limits DEFAULT = new Limits(0.005, 0.01, 0.015);
  }

  /** Keeps the limits. */
  public ThresholdCalibration(Limits limits) {
    this.limits = limits;
  }

  /**
   * Chooses.
   *
   * @param good scores of good pictures
   * @param defect scores of defects that must be found; empty when none are known, then only the
   *     false alarms decide
   */
  public Thresholds choose(float[] good, float[] defect) {
    if (good.length == 0 && defect.length == 0) {
      return new Thresholds(0.5f, 0.4f);
    }
    float highestGood =
        good.length == 0 ? LOWEST : new Quantiles(good).at(1 - limits.falseAlarms());
    float lowestDefect = defect.length == 0 ? HIGHEST : new Quantiles(defect).at(limits.escapes());
    if (lowestDefect > highestGood) {
      return thresholds(
          between(highestGood, lowestDefect, 0.5), between(highestGood, lowestDefect, 0.25));
    }
    float bandFrom = good.length == 0 ? LOWEST : bandFrom(good);
    return thresholds(Math.nextUp(highestGood), Math.max(lowestDefect, bandFrom));
  }

  private float bandFrom(float[] good) {
    return Math.nextUp(new Quantiles(good).at(1 - limits.falseAlarms() - limits.undecided()));
  }

  private static Thresholds thresholds(float notOk, float undecidableFrom) {
    float upper = Math.max(LOWEST, Math.min(HIGHEST, notOk));
    return new Thresholds(upper, Math.max(LOWEST, Math.min(upper, undecidableFrom)));
  }

  private static float between(float low, float high, double share) {
    double odds = logOdds(low) + share * (logOdds(high) - logOdds(low));
    return (float) (1 / (1 + Math.exp(-odds)));
  }

  private static double logOdds(float score) {
    double inside = Math.max(1e-4, Math.min(1 - 1e-4, score));
    return Math.log(inside / (1 - inside));
  }
}
