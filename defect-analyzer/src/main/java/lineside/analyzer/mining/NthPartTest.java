package lineside.analyzer.mining;

import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;
import lineside.schemas.record.FactorKind;

/**
 * Tests whether every n-th part shows the defect, n from 2 to 64, by the number of the trigger (a
 * lost part is counted too) or, where it is not known, by the order of the parts: of each n the
 * remainder with most evidence, Fisher's exact test, times all remainders of all n.
 */
final class NthPartTest {
  static final String TEST_NAME = "Fisher exact, one-sided, best of n and remainder";
  static final String FACTOR_NAME = "part";
  static final int MAX_N = 64;

  private final GroupSample sample;
  private final int[] parts;
  private final long[] numbers;

  private NthPartTest(GroupSample sample) {
    this.sample = sample;
    this.parts = sample.alive().stream().toArray();
    PartColumns columns = sample.group().columns();
    boolean isNumbered = IntStream.of(parts).allMatch(part -> columns.sequence(part) >= 0);
    this.numbers =
        IntStream.of(parts).mapToLong(part -> isNumbered ? columns.sequence(part) : part).toArray();
  }

  static Optional<FactorTest> test(GroupSample sample) {
    return new NthPartTest(sample).best();
  }

  private record Hit(int n, int remainder, RateTable table, double pValue) {}

  private Optional<FactorTest> best() {
    Hit best = null;
    int tried = 0;
    for (int n = 2; n <= MAX_N && parts.length / n >= Limits.MIN_PARTS_UNDER; n++) {
      tried += n;
      Hit hit = bestOf(n);
      if (best == null || hit.pValue() < best.pValue()) {
        best = hit;
      }
    }
    return best == null ? Optional.empty() : Optional.of(testOf(best, tried));
  }

  private Hit bestOf(int n) {
    int[] made = new int[n];
    int[] defects = new int[n];
    int all = 0;
    for (int i = 0; i < parts.length; i++) {
      int remainder = (int) (numbers[i] % n);
      made[remainder]++;
      if (sample.defective().get(parts[i])) {
        defects[remainder]++;
        all++;
      }
    }
    int best = 0;
    for (int r = 1; r < n; r++) {
      if (excess(defects[r], made[r], all) > excess(defects[best], made[best], all)) {
        best = r;
      }
    }
    RateTable table =
        new RateTable(
            defects[best], made[best], all - defects[best], (long) parts.length - made[best]);
    return new Hit(n, best, table, table.excessProbability());
  }

  private double excess(int defects, int made, int all) {
    return defects - (double) all * made / parts.length;
  }

  private FactorTest testOf(Hit hit, int tried) {
    BitSet under = new BitSet();
    for (int i = 0; i < parts.length; i++) {
      if (numbers[i] % hit.n() == hit.remainder()) {
        under.set(parts[i]);
      }
    }
    return new FactorTest(
        sample.group().key(),
        new Factor(FactorKind.EVERY_NTH, FACTOR_NAME, Integer.toString(hit.n())),
        sample.round(),
        hit.table(),
        Math.min(1, hit.pValue() * tried),
        tried,
        TEST_NAME,
        under,
        under,
        null);
  }
}
