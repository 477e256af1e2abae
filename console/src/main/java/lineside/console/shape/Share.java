package lineside.console.shape;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * A share that was counted, with its exact interval (Clopper-Pearson, Biometrika 26, 1934).
 *
 * @param rate share, 0 to 1
 * @param low lower end
 * @param high upper end
 * @param count how many
 */
public record Share(double rate, double low, double high, long count) {
  private static final double CONFIDENCE = 0.95;

  /** Of a count among at least one, with 95 % confidence. */
  public static Share of(long count, long all) {
    return of(count, all, CONFIDENCE);
  }

  /** Of a count among at least one. */
  public static Share of(long count, long all, double confidence) {
    double beyond = (1 - confidence) / 2;
    double low =
        count == 0
            ? 0
            : BetaDistribution.of((double) count, all - count + 1.0)
                .inverseCumulativeProbability(beyond);
    double high =
        count == all
            ? 1
            : BetaDistribution.of(count + 1.0, (double) all - count)
                .inverseCumulativeProbability(1 - beyond);
    return new Share((double) count / all, low, high, count);
  }
}
