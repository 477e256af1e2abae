package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import lineside.schemas.record.FactorKind;

/**
 * Tests every factor of one group; takes the parts under the chosen one out and tests again, so
 * that a factor that only went along with it is not named as a cause of its own.
 */
final class GroupMiner {
  private GroupMiner() {}

  /**
   * One look at a group.
   *
   * @param tests every test made
   * @param cause the factor chosen; empty when none stands out
   */
  record Round(GroupSample sample, List<FactorTest> tests, Optional<FactorTest> cause) {}

  /** Mines {@code group} against the marks of all other kinds at its station. */
  static List<Round> mine(DefectGroup group, List<Occurrence> others) {
    List<Round> rounds = new ArrayList<>();
    List<Factor> named = new ArrayList<>();
    GroupSample sample = GroupSample.whole(group);
    while (rounds.size() < Limits.MAX_ROUNDS && sample.defects() >= Limits.MIN_DEFECTS) {
      List<FactorTest> tests = testsOf(sample, others);
      List<FactorTest> fresh =
          tests.stream()
              .filter(test -> named.stream().noneMatch(test.factor()::sharesNameWith))
              .toList();
      Optional<FactorTest> cause = CauseChoice.choose(sample, fresh);
      rounds.add(new Round(sample, tests, cause));
      if (cause.isEmpty()) {
        break;
      }
      named.add(cause.get().factor());
      sample = sample.without(cause.get().spill());
    }
    return rounds;
  }

  private static List<FactorTest> testsOf(GroupSample sample, List<Occurrence> others) {
    List<FactorTest> tests = new ArrayList<>();
    CategoryTests.test(sample, FactorKind.PALLET, PopulationBuilder.PALLET).ifPresent(tests::add);
    CategoryTests.test(sample, FactorKind.TOOL, PopulationBuilder.TOOL).ifPresent(tests::add);
    CategoryTests.test(sample, FactorKind.LOT, PopulationBuilder.LOT).ifPresent(tests::add);
    TreeSet<String> quantities = new TreeSet<>();
    sample.group().base().forEach(part -> quantities.addAll(part.readings().keySet()));
    for (String quantity : quantities) {
      ReadingTests.test(sample, quantity).ifPresent(tests::add);
    }
    PeriodTest.test(sample).ifPresent(tests::add);
    PositionTest.test(sample, others).ifPresent(tests::add);
    return tests;
  }
}
