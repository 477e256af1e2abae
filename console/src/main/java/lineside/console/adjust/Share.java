package lineside.console.adjust;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * A share that was counted, with its 95 % interval (Clopper-Pearson).
 *
 * @param rate share, 0 to 1
 * @param low lower end
 * @param high upper end
 * @param count how many
 */
public record Share(double rate, double low, double high, long count) {
  private static final double ERROR_RATE = 0.05;

  /** Of a count among at least one. */
  static Share of(long count, long all) {
    double low =
        count == 0
            ? 0
            : BetaDistribution.of((double) count, all - count + 1.0)
                .inverseCumulativeProbability(ERROR_RATE / 2);
    double high =
        count == all
            ? 1
            : BetaDistribution.of(count + 1.0, (double) all - count)
                .inverseCumulativeProbability(1 - ERROR_RATE / 2);
    return new Share((double) count / all, low, high, count);
  }
}
