package lineside.vision.dataset;

import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Exact two-sided interval of a share (Clopper and Pearson, Biometrika 26, 1934): holds whatever
 * the true share is, when the samples are independent.
 */
public final class ExactShare {
  private static final double USUAL_CONFIDENCE = 0.95;

  private ExactShare() {}

  /** The 95 % interval of {@code hits} of {@code of}; empty when there is nothing to count. */
  public static Optional<Interval> interval(int hits, int of) {
    return interval(hits, of, USUAL_CONFIDENCE);
  }

  /**
   * The interval of {@code hits} of {@code of}; empty when there is nothing to count.
   *
   * @param confidence above 0, below 1
   */
  public static Optional<Interval> interval(int hits, int of, double confidence) {
    if (hits < 0 || hits > of) {
      throw new IllegalArgumentException(hits + " hits of " + of);
    }
    if (of == 0) {
      return Optional.empty();
    }
    double tail = (1 - confidence) / 2;
    double low =
        hits == 0 ? 0 : BetaDistribution.of(hits, of - hits + 1).inverseCumulativeProbability(tail);
    double high =
        hits == of ? 1 : BetaDistribution.of(hits + 1, of - hits).inverseSurvivalProbability(tail);
    return Optional.of(new Interval(low, high, "Clopper-Pearson"));
  }
}
