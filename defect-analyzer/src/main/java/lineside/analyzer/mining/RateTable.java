package lineside.analyzer.mining;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * Two rates to compare: parts with the defect among the parts under a factor, and among the others.
 *
 * <p>The ratio has half a part added to each count, so that it exists for every table (Walter 1975;
 * Pettigrew et al. 1986). Its upper bound is that of the log method with the same addition. Its
 * lower bound is the exact conditional one (Clopper-Pearson on the share of the defects that lie
 * under the factor): with no defect elsewhere the log method is needlessly wide.
 */
public record RateTable(
    long defectsUnder, long partsUnder, long defectsElsewhere, long partsElsewhere) {
  private static final FisherExactTest EXCESS =
      FisherExactTest.withDefaults().with(AlternativeHypothesis.GREATER_THAN);

  /** Probability outside each end of the interval. */
  private static final double TAIL = 0.025;

  /** 97.5 % quantile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /** Refuses more defects than parts. */
  public RateTable {
    if (defectsUnder < 0
        || defectsElsewhere < 0
        || defectsUnder > partsUnder
        || defectsElsewhere > partsElsewhere) {
      throw new IllegalArgumentException(
          "impossible rates: %d of %d, %d of %d"
              .formatted(defectsUnder, partsUnder, defectsElsewhere, partsElsewhere));
    }
  }

  /** Rate under the factor over the rate elsewhere. */
  public double ratio() {
    return Math.exp(logRatio());
  }

  /** Lower bound of the 95 % interval of the ratio; 0 when there is nothing to compare. */
  public double ratioLow() {
    if (defectsUnder == 0 || partsElsewhere == 0) {
      return 0;
    }
    double share =
        BetaDistribution.of((double) defectsUnder, defectsElsewhere + 1.0)
            .inverseCumulativeProbability(TAIL);
    double low = share / (1 - share) * partsElsewhere / partsUnder;
    return Math.min(low, ratio());
  }

  /** Upper bound of the 95 % interval of the ratio. */
  public double ratioHigh() {
    return Math.exp(logRatio() + Z * standardError());
  }

  /** Share of defective parts under the factor; 0 when there are none. */
  public double rateUnder() {
    return partsUnder == 0 ? 0 : (double) defectsUnder / partsUnder;
  }

  /** Share of defective parts elsewhere; 0 when there are none. */
  public double rateElsewhere() {
    return partsElsewhere == 0 ? 0 : (double) defectsElsewhere / partsElsewhere;
  }

  /** Fisher's exact test for an excess under the factor: probability of so many by chance. */
  double excessProbability() {
    if (defectsUnder == 0 || partsElsewhere == 0 || defectsUnder + defectsElsewhere == 0) {
      return 1;
    }
    if (partsUnder + partsElsewhere == defectsUnder + defectsElsewhere) {
      return 1;
    }
    int[][] table = {
      {Math.toIntExact(defectsUnder), Math.toIntExact(partsUnder - defectsUnder)},
      {Math.toIntExact(defectsElsewhere), Math.toIntExact(partsElsewhere - defectsElsewhere)}
    };
    return EXCESS.test(table).getPValue();
  }

  /** Log likelihood of two rates less that of one common rate, natural units; 0 for a deficit. */
  double gain() {
    if (rateUnder() <= rateElsewhere()) {
      return 0;
    }
    return logLikelihood(defectsUnder, partsUnder)
        + logLikelihood(defectsElsewhere, partsElsewhere)
        - logLikelihood(defectsUnder + defectsElsewhere, partsUnder + partsElsewhere);
  }

  private static double logLikelihood(long defects, long parts) {
    if (defects == 0 || defects == parts) {
      return 0;
    }
    double rate = (double) defects / parts;
    return defects * Math.log(rate) + (parts - defects) * Math.log1p(-rate);
  }

  private double logRatio() {
    return Math.log((defectsUnder + 0.5) / (partsUnder + 0.5))
        - Math.log((defectsElsewhere + 0.5) / (partsElsewhere + 0.5));
  }

  /** Of the logarithm of the ratio. */
  double standardError() {
    return Math.sqrt(
        1 / (defectsUnder + 0.5)
            - 1 / (partsUnder + 0.5)
            + 1 / (defectsElsewhere + 0.5)
            - 1 / (partsElsewhere + 0.5));
  }
}
