package lineside.analyzer.mining;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lineside.schemas.record.FactorKind;
import org.jspecify.annotations.Nullable;

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

  /**
   * The same share where time is given way to: a factor that began to act late has little evidence
   * over the whole period.
   */
  private static final double PREFERRED_TO_TIME_FROM = 0.25;

  /** Share of the evidence at which a more telling factor is preferred in any case. */
  private static final double AS_GOOD_FROM = 0.92;

  /**
   * The same where an episode is given way to: its two ends were fitted to the defects, so it
   * always tells a little more than what it went along with.
   */
  private static final double AS_GOOD_AS_EPISODE_FROM = 0.75;

  /** Share of a reading's evidence at which time is preferred that explains it. */
  private static final double DRIFTING_FROM = 0.8;

  /** Share of parts under both at which a reading coincides with a stretch of time. */
  private static final double COINCIDES_FROM = 0.9;

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
    for (FactorTest better = named; better != null; ) {
      named = better;
      better = preferredTo(sample, named, candidates);
    }
    return Optional.of(named);
  }

  /** Each is less vague than the one before, or time after a reading: no way back. */
  private static @Nullable FactorTest preferredTo(
      GroupSample sample, FactorTest named, List<FactorTest> candidates) {
    return candidates.stream()
        .filter(
            test ->
                vagueness(test) < vagueness(named)
                    ? isPreferred(sample, test, named)
                    : isDriftingAlong(sample, named, test))
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether {@code reading} only drifts along with a stretch of time that tells nearly as much. One
   * that coincides with the stretch is named all the same.
   */
  private static boolean isDriftingAlong(GroupSample sample, FactorTest reading, FactorTest time) {
    return reading.isA(FactorKind.PROCESS)
        && time.isA(FactorKind.TIME)
        && !isEpisode(time)
        && time.evidence() >= DRIFTING_FROM * reading.evidence()
        && GroupMiner.shared(reading.under(), time.under()) < COINCIDES_FROM
        && explains(sample, time, reading);
  }

  private static boolean isEpisode(FactorTest test) {
    return test.isA(FactorKind.TIME) && test.factor().value().contains(TimeTest.EPISODE);
  }

  private static boolean isPreferred(GroupSample sample, FactorTest test, FactorTest named) {
    if (isDriftingAlong(sample, test, named)) {
      return false;
    }
    double asGood = isEpisode(named) ? AS_GOOD_AS_EPISODE_FROM : AS_GOOD_FROM;
    if (test.evidence() >= asGood * evidenceWhereKnown(sample, named, test.factor())) {
      return true;
    }
    double from = named.isA(FactorKind.TIME) ? PREFERRED_TO_TIME_FROM : PREFERRED_FROM;
    return test.evidence() >= from * named.evidence() && !explains(sample, named, test);
  }

  /** What {@code named} tells of the parts of which {@code other} is known. */
  private static double evidenceWhereKnown(GroupSample sample, FactorTest named, Factor other) {
    BitSet known = sample.group().columns().known(other);
    RateTable table = sample.table(Stratified.and(named.under(), known), known);
    return table.gain() - Math.log(named.tried());
  }

  /**
   * Whether {@code other} no longer stands out among parts that are alike in {@code cause}, its
   * value having been chosen among those tried.
   */
  static boolean explains(GroupSample sample, FactorTest cause, FactorTest other) {
    BitSet alive = sample.alive();
    double p =
        Stratified.excessProbability(alive, sample.defective(), other.under(), cause.under());
    return p * other.tried() > Limits.MAX_P;
  }

  /** The lower, the more a name tells where to look. */
  private static int vagueness(FactorTest test) {
    return switch (test.factor().kind()) {
      case PALLET, TOOL, CAVITY, LOT, RECIPE, STATION, MODEL, CATEGORY -> 0;
      case PROCESS, EVERY_NTH -> 1;
      // A shift that did not come back is a stretch of time.
      case SHIFT -> runs(test.under()) > 1 ? 1 : 3;
      case TIME -> 2;
      case PERIOD, POSITION, NONE -> 3;
    };
  }

  private static int runs(BitSet parts) {
    int runs = 0;
    for (int i = parts.nextSetBit(0); i >= 0; i = parts.nextSetBit(parts.nextClearBit(i))) {
      runs++;
    }
    return runs;
  }
}
