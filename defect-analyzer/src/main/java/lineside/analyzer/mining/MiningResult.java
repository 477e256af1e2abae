package lineside.analyzer.mining;

import java.util.List;

/**
 * What mining found.
 *
 * @param patterns causes that stand out, the one that costs most first
 * @param tests every test made, in order of group and round
 */
public record MiningResult(
    Population population, List<FoundPattern> patterns, List<RatedTest> tests) {

  /** Parts with the defect that a group needs to be tested at all. */
  public static final int MIN_DEFECTS = Limits.MIN_DEFECTS;

  /** Copies the lists. */
  public MiningResult {
    patterns = List.copyOf(patterns);
    tests = List.copyOf(tests);
  }
}
