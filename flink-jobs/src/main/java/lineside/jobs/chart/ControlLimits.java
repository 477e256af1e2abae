package lineside.jobs.chart;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Limits of a Shewhart chart: a value below {@code lower} or above {@code upper} is out of control.
 * Three sigma where at least {@value #NORMAL_FROM} are expected (and, for p, as many are not), else
 * the exact quantiles at the same chance, so that few parts raise no false alarms.
 */
record ControlLimits(double lower, double upper) {
  /** Expected count from which the normal approximation is used (Montgomery, SPC, chapter 7). */
  static final int NORMAL_FROM = 5;

  /** One tail of the normal distribution beyond three sigma. */
  static final double TAIL = 0.00135;

  private static final int SIGMAS = 3;

  /** Of the share of nonconforming among {@code parts} parts, 0 &lt; centre &lt; 1. */
  static ControlLimits ofShare(long parts, double centre) {
    double expected = parts * centre;
    if (expected >= NORMAL_FROM && parts - expected >= NORMAL_FROM) {
      return around(centre, Math.sqrt(centre * (1 - centre) / parts), 1);
    }
    BinomialDistribution exact =
        BinomialDistribution.of(Math.toIntExact(parts), Math.min(1, centre));
    return new ControlLimits(
        exact.inverseCumulativeProbability(TAIL) / (double) parts,
        exact.inverseCumulativeProbability(1 - TAIL) / (double) parts);
  }

  /** Of the defects per part of {@code parts} parts, centre above 0. */
  static ControlLimits ofRate(long parts, double centre) {
    if (parts * centre >= NORMAL_FROM) {
      return around(centre, Math.sqrt(centre / parts), Double.MAX_VALUE);
    }
    PoissonDistribution exact = PoissonDistribution.of(parts * centre);
    return new ControlLimits(
        exact.inverseCumulativeProbability(TAIL) / (double) parts,
        exact.inverseCumulativeProbability(1 - TAIL) / (double) parts);
  }

  boolean isBeyond(double value) {
    return value < lower || value > upper;
  }

  private static ControlLimits around(double centre, double sigma, double highest) {
    return new ControlLimits(
        Math.max(0, centre - SIGMAS * sigma), Math.min(highest, centre + SIGMAS * sigma));
  }
}
