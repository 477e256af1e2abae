package lineside.analyzer.mining;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lineside.schemas.record.FactorKind;

/**
 * Chooses which of the factors that stand out in a group is named.
 *
 * <p>A rhythm along the material comes first: it says where every defect lies, and chance hardly
 * makes one. Then the factor with most evidence (log likelihood less the price of choosing its
 * value). A reading, which drifts with time and so goes along with whatever else drifts, gives way
 * to a pallet, tool or lot that has at least half its evidence and stands out among parts with
 * alike readings too. A place alone is named when nothing else is.
 */
final class CauseChoice {
  /** A rhythm must be this unlikely by chance to come first. */
  private static final double RHYTHM_P = 1e-4;

  /** A place must be this unlikely by chance: many kinds of defect have places of their own. */
  private static final double PLACE_P = 1e-6;

  /** Share of a reading's evidence at which a named level is preferred to it. */
  private static final double PREFERRED_FROM = 0.5;

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
    if (!named.isA(FactorKind.PROCESS)) {
      return strongest;
    }
    return candidates.stream()
        .filter(test -> isLevel(test.factor().kind()))
        .filter(test -> test.evidence() >= PREFERRED_FROM * named.evidence())
        .filter(test -> !explains(sample, named, test))
        .findFirst()
        .or(() -> strongest);
  }

  /** Whether {@code other} no longer stands out among parts that are alike in {@code cause}. */
  static boolean explains(GroupSample sample, FactorTest cause, FactorTest other) {
    return Stratified.excessProbability(
            sample.alive(), sample.defective(), other.under(), cause.under())
        > Limits.MAX_P;
  }

  private static boolean isLevel(FactorKind kind) {
    return switch (kind) {
      case PALLET, TOOL, LOT -> true;
      case NONE, PROCESS, PERIOD, POSITION -> false;
    };
  }
}
