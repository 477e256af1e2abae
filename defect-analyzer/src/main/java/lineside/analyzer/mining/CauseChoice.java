package lineside.analyzer.mining;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lineside.schemas.record.FactorKind;

/**
 * Chooses which of the factors that stand out in a group is named.
 *
 * <p>A rhythm along the material comes first: it says where every defect lies, and chance hardly
 * makes one. Then the factor with most evidence (log likelihood less the price of choosing its
 * value). A factor that goes along with much else (a reading, which drifts; a shift; a count; time
 * itself) gives way to a more telling one that has at least half its evidence and stands out among
 * parts that are alike in it too, or that has nearly all of its evidence. A place alone is named
 * when nothing else is.
 */
final class CauseChoice {
  /** A rhythm must be this unlikely by chance to come first. */
  private static final double RHYTHM_P = 1e-4;

  /** A place must be this unlikely by chance: many kinds of defect have places of their own. */
  private static final double PLACE_P = 1e-6;

  /** Share of the evidence at which a more telling factor that stands on its own is preferred. */
  private static final double PREFERRED_FROM = 0.5;

  /** Share of the evidence at which a more telling factor is preferred in any case. */
  private static final double AS_GOOD_FROM = 0.92;

  private CauseChoice() {}

  static Optional<FactorTest> choose(GroupSample sample, List<FactorTest> tests) {
    List<FactorTest> candidates =
        tests.stream()
            .filter(Limits::isCandidate)
            .sorted(
                Comparator.comparingDouble(FactorTest::evidence)
                    .reversed()
                    .thenComparing(test -> test.factor().name()))
            .toList();
    Optional<FactorTest> rhythm =
        candidates.stream()
            .filter(test -> test.isA(FactorKind.PERIOD) && test.pValue() <= RHYTHM_P)
            .findFirst();
    if (rhythm.isPresent()) {
      return rhythm;
    }
    Optional<FactorTest> strongest =
        candidates.stream()
            .filter(test -> !test.isA(FactorKind.POSITION) && !test.isA(FactorKind.PERIOD))
            .findFirst();
    if (strongest.isEmpty()) {
      return candidates.stream()
          .filter(test -> test.isA(FactorKind.POSITION) && test.pValue() <= PLACE_P)
          .findFirst();
    }
    FactorTest named = strongest.get();
    return candidates.stream()
        .filter(test -> vagueness(test) < vagueness(named))
        .filter(test -> isPreferred(sample, test, named))
        .findFirst()
        .or(() -> strongest);
  }

  private static boolean isPreferred(GroupSample sample, FactorTest test, FactorTest named) {
    if (test.evidence() >= AS_GOOD_FROM * evidenceWhereKnown(sample, named, test.factor())) {
      return true;
    }
    return test.evidence() >= PREFERRED_FROM * named.evidence() && !explains(sample, named, test);
  }

  /** What {@code named} tells of the parts of which {@code other} is known. */
  private static double evidenceWhereKnown(GroupSample sample, FactorTest named, Factor other) {
    BitSet known = sample.group().columns().known(other);
    RateTable table = sample.table(Stratified.and(named.under(), known), known);
    return table.gain() - Math.log(named.tried());
  }

  /** Whether {@code other} no longer stands out among parts that are alike in {@code cause}. */
  static boolean explains(GroupSample sample, FactorTest cause, FactorTest other) {
    BitSet alive = sample.alive();
    return Stratified.excessProbability(alive, sample.defective(), other.under(), cause.under())
        > Limits.MAX_P;
  }

  /** The lower, the more a name tells where to look. */
  private static int vagueness(FactorTest test) {
    return switch (test.factor().kind()) {
      case PALLET, TOOL, CAVITY, LOT, RECIPE, STATION, MODEL, CATEGORY -> 0;
      case PROCESS, SHIFT, EVERY_NTH -> 1;
      case TIME -> 2;
      case PERIOD, POSITION, NONE -> 3;
    };
  }
}
