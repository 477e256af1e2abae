package lineside.analyzer.mining;

import java.util.BitSet;
import java.util.Optional;
import lineside.schemas.record.FactorKind;

/**
 * Tests a factor with named levels: each level against all others, Fisher's exact test for an
 * excess, the level with the least probability kept and its probability multiplied by the number of
 * levels tried. Levels with fewer than {@link Limits#MIN_PARTS_UNDER} parts are not tried, and
 * parts whose level is not known are not counted.
 */
final class CategoryTests {
  static final String TEST_NAME = "Fisher exact, one-sided, level against rest";

  private final GroupSample sample;
  private final LevelColumn column;
  private final int[] parts;
  private final int[] defects;
  private int known;
  private int knownDefects;

  private CategoryTests(GroupSample sample, LevelColumn column) {
    this.sample = sample;
    this.column = column;
    this.parts = new int[column.size()];
    this.defects = new int[column.size()];
    BitSet alive = sample.alive();
    for (int i = alive.nextSetBit(0); i >= 0; i = alive.nextSetBit(i + 1)) {
      int code = column.code(i);
      if (code == LevelColumn.UNKNOWN) {
        continue;
      }
      known++;
      parts[code]++;
      if (sample.defective().get(i)) {
        knownDefects++;
        defects[code]++;
      }
    }
  }

  static Optional<FactorTest> test(GroupSample sample, FactorKind kind, String name) {
    CategoryTests tests = new CategoryTests(sample, sample.group().columns().levels(name));
    return tests.best(kind, name);
  }

  private Optional<FactorTest> best(FactorKind kind, String name) {
    int tried = 0;
    int best = -1;
    double least = Double.MAX_VALUE;
    for (int code = 0; code < parts.length; code++) {
      if (parts[code] < Limits.MIN_PARTS_UNDER || parts[code] == known) {
        continue;
      }
      tried++;
      double p = table(code).excessProbability();
      if (p < least) {
        least = p;
        best = code;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    BitSet under = partsOf(best);
    return Optional.of(
        new FactorTest(
            sample.group().key(),
            new Factor(kind, name, column.name(best)),
            sample.round(),
            table(best),
            Math.min(1, least * tried),
            tried,
            TEST_NAME,
            under,
            under,
            null));
  }

  private RateTable table(int code) {
    return new RateTable(
        defects[code], parts[code], knownDefects - defects[code], known - parts[code]);
  }

  private BitSet partsOf(int code) {
    BitSet under = new BitSet();
    BitSet alive = sample.alive();
    for (int i = alive.nextSetBit(0); i >= 0; i = alive.nextSetBit(i + 1)) {
      if (column.code(i) == code) {
        under.set(i);
      }
    }
    return under;
  }
}
