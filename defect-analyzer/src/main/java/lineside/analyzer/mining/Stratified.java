package lineside.analyzer.mining;

import java.util.BitSet;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The Cochran-Mantel-Haenszel test: does one factor still go together with the defect among parts
 * that are alike in another?
 */
final class Stratified {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Stratified() {}

  /**
   * One-sided probability of the excess under {@code factor}, within and outside {@code stratum}.
   *
   * @param alive parts to count; all sets hold indices of the same base
   */
  static double excessProbability(BitSet alive, BitSet defective, BitSet factor, BitSet stratum) {
    BitSet inside = and(alive, stratum);
    BitSet outside = (BitSet) alive.clone();
    outside.andNot(stratum);
    double excess = 0;
    double variance = 0;
    for (BitSet part : new BitSet[] {inside, outside}) {
      double all = part.cardinality();
      if (all < 2) {
        continue;
      }
      double under = and(part, factor).cardinality();
      double defects = and(part, defective).cardinality();
      double observed = and(and(part, factor), defective).cardinality();
      excess += observed - under * defects / all;
      variance += under * (all - under) * defects * (all - defects) / (all * all * (all - 1));
    }
    if (variance <= 0) {
      return 1;
    }
    return NORMAL.survivalProbability((excess - 0.5) / Math.sqrt(variance));
  }

  static BitSet and(BitSet a, BitSet b) {
    BitSet both = (BitSet) a.clone();
    both.and(b);
    return both;
  }
}
