package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import lineside.schemas.record.FactorKind;

/**
 * Finds the factors that defects go together with. Deterministic: the same population gives the
 * same patterns in the same order. Thread-safe.
 */
public final class PatternMiner {
  private PatternMiner() {}

  /** Mines with the settings of a plant that has set none. */
  public static MiningResult mine(Population population) {
    return mine(population, MiningSettings.DEFAULT);
  }

  /** Mines every group with enough defects. */
  public static MiningResult mine(Population population, MiningSettings settings) {
    List<GroupRounds> mined = new ArrayList<>();
    for (DefectGroup group : population.groups()) {
      if (group.occurrences().size() >= Limits.MIN_DEFECTS) {
        mined.add(new GroupRounds(group, GroupMiner.mine(group, othersOf(population, group))));
      }
    }
    for (DefectGroup group : population.parallel()) {
      if (group.occurrences().size() >= Limits.MIN_DEFECTS) {
        mined.add(new GroupRounds(group, GroupMiner.mine(group, List.of())));
      }
    }
    List<FactorTest> family = new ArrayList<>();
    mined.forEach(group -> group.rounds().forEach(round -> family.addAll(round.tests())));
    IdentityHashMap<FactorTest, Double> qValues =
        FalseDiscovery.qValues(family, FactorTest::pValue);
    List<Interaction> tried = new ArrayList<>();
    mined.forEach(group -> group.rounds().forEach(round -> tried.addAll(round.interactions())));
    IdentityHashMap<Interaction, Double> together =
        FalseDiscovery.qValues(tried, Interaction::pValue);

    List<FoundPattern> found = new ArrayList<>();
    Weighing weighing = new Weighing(population, settings.costs(), qValues, together);
    mined.forEach(group -> found.addAll(reported(group, weighing)));
    List<RatedTest> tests = family.stream().map(test -> rated(test, qValues)).toList();
    return new MiningResult(population, byConsequence(Folding.fold(found)), tests);
  }

  /** Stable: what costs the same stays in the order of affected parts. */
  private static List<FoundPattern> byConsequence(List<FoundPattern> patterns) {
    return patterns.stream()
        .sorted(
            Comparator.comparingDouble((FoundPattern p) -> p.weight().severity().total())
                .reversed())
        .toList();
  }

  /** What patterns are weighed with. */
  private record Weighing(
      Population population,
      Costs costs,
      IdentityHashMap<FactorTest, Double> qValues,
      IdentityHashMap<Interaction, Double> together) {
    List<Interaction> reported(List<Interaction> tried) {
      return tried.stream()
          .map(one -> one.rated(together.getOrDefault(one, 1.0)))
          .filter(InteractionTests::isReported)
          .sorted(Comparator.comparingDouble(Interaction::pValue))
          .toList();
    }

    double q(FactorTest test) {
      return qOf(test, qValues);
    }
  }

  private record GroupRounds(DefectGroup group, List<GroupMiner.Round> rounds) {}

  private static List<Occurrence> othersOf(Population population, DefectGroup group) {
    GroupKey key = group.key();
    return population.groups().stream()
        .filter(other -> !other.key().equals(key))
        .filter(other -> other.key().lineId().equals(key.lineId()))
        .filter(other -> other.key().stationId().equals(key.stationId()))
        .flatMap(other -> other.marks().stream())
        .toList();
  }

  private static List<FoundPattern> reported(GroupRounds mined, Weighing weighing) {
    List<RatedTest> tests =
        mined.rounds().stream()
            .flatMap(round -> round.tests().stream())
            .map(test -> rated(test, weighing.qValues()))
            .sorted(
                Comparator.comparingInt(RatedTest::round)
                    .thenComparingDouble(RatedTest::pValue)
                    .thenComparing(test -> test.factor().name()))
            .toList();
    List<FoundPattern> found = new ArrayList<>();
    for (GroupMiner.Round round : mined.rounds()) {
      Optional<FactorTest> cause = round.cause();
      if (cause.isEmpty() || weighing.q(cause.get()) > Limits.MAX_Q) {
        break;
      }
      found.add(patternOf(mined.group(), round, tests, weighing));
    }
    return found;
  }

  private static FoundPattern patternOf(
      DefectGroup group, GroupMiner.Round round, List<RatedTest> tests, Weighing weighing) {
    FactorTest cause = round.cause().orElseThrow();
    BitSet under = Stratified.and(round.sample().alive(), cause.under());
    List<Occurrence> occurrences =
        group.occurrences().stream().filter(o -> under.get(o.partIndex())).toList();
    RateCourse course = courseOf(group, round.sample(), cause);
    return new FoundPattern(
        group,
        rated(cause, weighing.qValues()),
        Optional.ofNullable(cause.rhythm()),
        under.stream().mapToObj(group.base()::get).toList(),
        occurrences,
        tests,
        course,
        new FoundPattern.Weight(
            Severity.of(cause.table(), occurrences, weighing.population(), weighing.costs()),
            SuspectChoice.of(group, cause.factor().kind(), under, course),
            round.confounded().stream()
                .map(c -> new Confounder(rated(c.test(), weighing.qValues()), c.sharedParts()))
                .toList(),
            weighing.reported(round.interactions())),
        List.of());
  }

  /**
   * Among the parts under the cause. Of a place and of a rhythm these are only known where they
   * showed, and time is the question itself: there among all parts.
   */
  private static RateCourse courseOf(DefectGroup group, GroupSample sample, FactorTest cause) {
    boolean isWhereItShows = cause.isA(FactorKind.POSITION) || cause.isA(FactorKind.PERIOD);
    boolean isOfAll = isWhereItShows || cause.isA(FactorKind.TIME);
    BitSet looked = isOfAll ? sample.alive() : Stratified.and(sample.alive(), cause.under());
    BitSet defective =
        isWhereItShows ? Stratified.and(sample.defective(), cause.under()) : sample.defective();
    int[] indices = looked.stream().toArray();
    boolean[] isDefective = new boolean[indices.length];
    List<InspectedPart> parts = new ArrayList<>(indices.length);
    for (int i = 0; i < indices.length; i++) {
      isDefective[i] = defective.get(indices[i]);
      parts.add(group.base().get(indices[i]));
    }
    return group.columns().clock() == ClockTrust.SURE
        ? RateCourse.of(parts, isDefective)
        : RateCourse.unknown(parts, isDefective);
  }

  private static RatedTest rated(FactorTest test, IdentityHashMap<FactorTest, Double> qValues) {
    return new RatedTest(
        test.group(),
        test.factor(),
        test.round(),
        test.table(),
        test.pValue(),
        qOf(test, qValues),
        test.test());
  }

  private static double qOf(FactorTest test, IdentityHashMap<FactorTest, Double> qValues) {
    return qValues.getOrDefault(test, 1.0);
  }
}
