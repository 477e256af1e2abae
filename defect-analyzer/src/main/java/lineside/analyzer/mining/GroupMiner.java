package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
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
   * @param confounded factors that the data can't tell apart from it
   * @param interactions second factors that were tried with it, not rated yet
   */
  record Round(
      GroupSample sample,
      List<FactorTest> tests,
      Optional<FactorTest> cause,
      List<Confounded> confounded,
      List<Interaction> interactions) {}

  /** As {@link Confounder}, before the tests are rated. */
  record Confounded(FactorTest test, double sharedParts) {}

  /** Mines {@code group} against the marks of all other kinds at its station. */
  static List<Round> mine(DefectGroup group, List<Occurrence> others) {
    List<Round> rounds = new ArrayList<>();
    List<Factor> named = new ArrayList<>();
    GroupSample sample = GroupSample.whole(group);
    while (rounds.size() < Limits.MAX_ROUNDS && sample.defects() >= Limits.MIN_DEFECTS) {
      List<FactorTest> tests = testsOf(sample, others);
      List<FactorTest> fresh =
          tests.stream().filter(test -> named.stream().noneMatch(test.factor()::excludes)).toList();
      Optional<FactorTest> cause = CauseChoice.choose(sample, fresh);
      rounds.add(
          new Round(
              sample, tests, cause, confounded(sample, tests, cause), together(sample, cause)));
      if (cause.isEmpty()) {
        break;
      }
      named.add(cause.get().factor());
      sample = sample.without(cause.get().spill());
    }
    return rounds;
  }

  private static List<Interaction> together(GroupSample sample, Optional<FactorTest> cause) {
    return cause.map(test -> InteractionTests.of(sample, test)).orElse(List.of());
  }

  private static List<Confounded> confounded(
      GroupSample sample, List<FactorTest> tests, Optional<FactorTest> named) {
    if (named.isEmpty() || !isOfParts(named.get())) {
      return List.of();
    }
    FactorTest cause = named.get();
    return tests.stream()
        .filter(test -> !test.factor().equals(cause.factor()))
        .filter(test -> isOfParts(test) && Limits.isCandidate(test))
        .filter(test -> CauseChoice.explains(sample, test, cause))
        .map(test -> new Confounded(test, shared(test.under(), cause.under())))
        .toList();
  }

  /** Whether it is a property that a part has before anybody looks at its defects. */
  private static boolean isOfParts(FactorTest test) {
    return !test.isA(FactorKind.POSITION) && !test.isA(FactorKind.PERIOD);
  }

  /** Parts under both over parts under either. */
  static double shared(BitSet a, BitSet b) {
    BitSet either = (BitSet) a.clone();
    either.or(b);
    return either.isEmpty()
        ? 0
        : (double) Stratified.and(a, b).cardinality() / either.cardinality();
  }

  private static List<FactorTest> testsOf(GroupSample sample, List<Occurrence> others) {
    List<FactorTest> tests = new ArrayList<>();
    PartColumns columns = sample.group().columns();
    for (String name : columns.levelNames()) {
      CategoryTests.test(sample, PartColumns.kindOf(name), name).ifPresent(tests::add);
    }
    if (columns.isJoined()) {
      return tests;
    }
    for (String quantity : columns.quantities()) {
      ReadingTests.test(sample, quantity).ifPresent(tests::add);
    }
    NthPartTest.test(sample).ifPresent(tests::add);
    TimeTest.test(sample).ifPresent(tests::add);
    PeriodTest.test(sample).ifPresent(tests::add);
    PositionTest.test(sample, others).ifPresent(tests::add);
    return tests;
  }
}
