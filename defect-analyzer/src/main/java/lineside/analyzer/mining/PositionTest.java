package lineside.analyzer.mining;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import lineside.schemas.record.FactorKind;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Tests whether the defects of a group crowd at one place of the face: the fullest window around a
 * defect, against the share of the station's other defects that lie there (a binomial tail times
 * the number of windows). Without enough other defects the face is unknown, and nothing is tested:
 * edges and holes have defects of their own in their own places.
 */
final class PositionTest {
  static final String TEST_NAME = "binomial scan of place against other kinds";
  static final String FACTOR_NAME = "place";

  /** Half the window, share of the image width and height. */
  static final float HALF_WINDOW = 0.08f;

  private static final int MIN_OTHERS = 30;
  private static final double MIN_SHARE = 0.03;

  private PositionTest() {}

  /** Tests {@code sample} against the marks of all other kinds at its station. */
  static Optional<FactorTest> test(GroupSample sample, List<Occurrence> others) {
    List<Occurrence> found =
        sample.group().occurrences().stream()
            .filter(occurrence -> sample.alive().get(occurrence.partIndex()))
            .toList();
    if (others.size() < MIN_OTHERS || found.size() < Limits.MIN_DEFECTS) {
      return Optional.empty();
    }
    PlaceCount here = PlaceCount.of(found);
    PlaceCount there = PlaceCount.of(others);
    FactorTest best = null;
    for (Occurrence anchor : here.oneOfEachCell()) {
      double share = share(there.near(anchor), others.size());
      double p = probability(here.near(anchor), found.size(), share);
      if (best == null || p < best.pValue()) {
        best = exact(sample, anchor, found, others);
      }
    }
    return Optional.ofNullable(best);
  }

  private static FactorTest exact(
      GroupSample sample, Occurrence anchor, List<Occurrence> found, List<Occurrence> others) {
    BitSet here = new BitSet();
    found.stream().filter(o -> isNear(o, anchor)).forEach(o -> here.set(o.partIndex()));
    long othersHere = others.stream().filter(o -> isNear(o, anchor)).count();
    double share = share(othersHere, others.size());
    return testOf(sample, anchor, here, probability(here.cardinality(), found.size(), share));
  }

  private static double share(long othersHere, int others) {
    return Math.min(1, Math.max(MIN_SHARE, (othersHere + 1.0) / (others + 1.0)));
  }

  static boolean isNear(Occurrence occurrence, Occurrence anchor) {
    return Math.abs(occurrence.centreX() - anchor.centreX()) <= HALF_WINDOW
        && Math.abs(occurrence.centreY() - anchor.centreY()) <= HALF_WINDOW;
  }

  private static double probability(long here, int found, double share) {
    double tail = BinomialDistribution.of(found - 1, share).survivalProbability((int) here - 2);
    return Math.min(1, tail * found);
  }

  private static FactorTest testOf(
      GroupSample sample, Occurrence anchor, BitSet here, double pValue) {
    long parts = sample.alive().cardinality();
    RateTable table =
        new RateTable(here.cardinality(), parts, sample.defects() - here.cardinality(), parts);
    String place =
        "around %d %% of the width, %d %% of the height"
            .formatted(Math.round(100 * anchor.centreX()), Math.round(100 * anchor.centreY()));
    return new FactorTest(
        sample.group().key(),
        new Factor(FactorKind.POSITION, FACTOR_NAME, place),
        sample.round(),
        table,
        pValue,
        sample.defects(),
        TEST_NAME,
        here,
        here,
        null);
  }
}
