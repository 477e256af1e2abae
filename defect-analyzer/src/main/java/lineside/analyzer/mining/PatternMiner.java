package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Finds the factors that defects go together with. Deterministic: the same population gives the
 * same patterns in the same order. Thread-safe.
 */
public final class PatternMiner {
  private PatternMiner() {}

  /** Mines every group with enough defects. */
  public static MiningResult mine(Population population) {
    List<GroupRounds> mined = new ArrayList<>();
    for (DefectGroup group : population.groups()) {
      if (group.occurrences().size() >= Limits.MIN_DEFECTS) {
        mined.add(new GroupRounds(group, GroupMiner.mine(group, othersOf(population, group))));
      }
    }
    List<FactorTest> family = new ArrayList<>();
    mined.forEach(group -> group.rounds().forEach(round -> family.addAll(round.tests())));
    IdentityHashMap<FactorTest, Double> qValues = FalseDiscovery.qValues(family);

    List<FoundPattern> found = new ArrayList<>();
    mined.forEach(group -> found.addAll(reported(group, qValues)));
    List<RatedTest> tests = family.stream().map(test -> rated(test, qValues)).toList();
    return new MiningResult(population, byConsequence(Folding.fold(found)), tests);
  }

  /** Stable: what costs the same stays in the order of affected parts. */
  private static List<FoundPattern> byConsequence(List<FoundPattern> patterns) {
    return patterns.stream()
        .sorted(Comparator.comparingDouble(FoundPattern::partsLost).reversed())
        .toList();
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

  private static List<FoundPattern> reported(
      GroupRounds mined, IdentityHashMap<FactorTest, Double> qValues) {
    List<RatedTest> tests =
        mined.rounds().stream()
            .flatMap(round -> round.tests().stream())
            .map(test -> rated(test, qValues))
            .sorted(
                Comparator.comparingInt(RatedTest::round)
                    .thenComparingDouble(RatedTest::pValue)
                    .thenComparing(test -> test.factor().name()))
            .toList();
    List<FoundPattern> found = new ArrayList<>();
    for (GroupMiner.Round round : mined.rounds()) {
      Optional<FactorTest> cause = round.cause();
      if (cause.isEmpty() || qOf(cause.get(), qValues) > Limits.MAX_Q) {
        break;
      }
      found.add(patternOf(mined.group(), round.sample(), cause.get(), tests, qValues));
    }
    return found;
  }

  private static FoundPattern patternOf(
      DefectGroup group,
      GroupSample sample,
      FactorTest cause,
      List<RatedTest> tests,
      IdentityHashMap<FactorTest, Double> qValues) {
    BitSet under = Stratified.and(sample.alive(), cause.under());
    return new FoundPattern(
        group,
        rated(cause, qValues),
        Optional.ofNullable(cause.rhythm()),
        under.stream().mapToObj(group.base()::get).toList(),
        group.occurrences().stream().filter(o -> under.get(o.partIndex())).toList(),
        tests,
        List.of());
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
