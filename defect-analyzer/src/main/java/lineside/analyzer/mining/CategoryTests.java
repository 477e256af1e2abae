package lineside.analyzer.mining;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lineside.schemas.record.FactorKind;

/**
 * Tests a factor with named levels: each level against all others, Fisher's exact test for an
 * excess, the level with the least probability kept and its probability multiplied by the number of
 * levels tried. Levels with fewer than {@link Limits#MIN_PARTS_UNDER} parts are not tried.
 */
final class CategoryTests {
  static final String TEST_NAME = "Fisher exact, one-sided, level against rest";

  private CategoryTests() {}

  static Optional<FactorTest> test(GroupSample sample, FactorKind kind, String name) {
    Map<String, BitSet> levels = levelsOf(sample, name);
    BitSet known = new BitSet();
    levels.values().forEach(known::or);
    levels.values().removeIf(level -> level.cardinality() < Limits.MIN_PARTS_UNDER);
    if (levels.isEmpty()
        || known.cardinality() == levels.values().iterator().next().cardinality()) {
      return Optional.empty();
    }
    FactorTest best = null;
    for (Map.Entry<String, BitSet> level : levels.entrySet()) {
      RateTable table = sample.table(level.getValue(), known);
      double p = Math.min(1, table.excessProbability() * levels.size());
      if (best == null || p < best.pValue()) {
        best =
            new FactorTest(
                sample.group().key(),
                new Factor(kind, name, level.getKey()),
                sample.round(),
                table,
                p,
                levels.size(),
                TEST_NAME,
                level.getValue(),
                level.getValue(),
                null);
      }
    }
    return Optional.ofNullable(best);
  }

  private static Map<String, BitSet> levelsOf(GroupSample sample, String name) {
    Map<String, BitSet> levels = new TreeMap<>();
    sample.alive().stream()
        .forEach(
            index -> {
              String level = sample.group().base().get(index).levels().get(name);
              if (level != null) {
                levels.computeIfAbsent(level, k -> new BitSet()).set(index);
              }
            });
    return levels;
  }
}
