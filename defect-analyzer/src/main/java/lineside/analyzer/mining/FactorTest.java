package lineside.analyzer.mining;

import java.util.BitSet;
import lineside.schemas.record.FactorKind;
import org.jspecify.annotations.Nullable;

/**
 * One tested factor of one group.
 *
 * @param round 0 for all parts, n for what was left after n causes were taken out
 * @param pValue corrected for what was tried to find the value (levels, limits, periods, places)
 * @param tried how many values were tried
 * @param test name of the test
 * @param under base indices of the parts under the factor; shared, not to be changed
 * @param spill base indices of parts near the limit that may belong to the cause as well; includes
 *     {@code under}; shared, not to be changed
 * @param rhythm the period; null but for PERIOD
 */
record FactorTest(
    GroupKey group,
    Factor factor,
    int round,
    RateTable table,
    double pValue,
    int tried,
    String test,
    BitSet under,
    BitSet spill,
    @Nullable Rhythm rhythm) {

  /** Evidence for the factor: gain in log likelihood less the price of choosing the value. */
  double evidence() {
    return table.gain() - Math.log(tried);
  }

  boolean isA(FactorKind kind) {
    return factor.kind() == kind;
  }
}
