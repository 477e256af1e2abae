package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/** Benjamini-Hochberg (1995): the false discovery rate at which each test would be reported. */
final class FalseDiscovery {
  private FalseDiscovery() {}

  /** q-values of {@code tests}, all together one family, by identity of the test. */
  static IdentityHashMap<FactorTest, Double> qValues(List<FactorTest> tests) {
    List<FactorTest> falling = new ArrayList<>(tests);
    falling.sort(Comparator.comparingDouble(FactorTest::pValue).reversed());
    IdentityHashMap<FactorTest, Double> q = new IdentityHashMap<>();
    double least = 1;
    for (int i = 0; i < falling.size(); i++) {
      int rank = falling.size() - i;
      least = Math.min(least, falling.get(i).pValue() * falling.size() / rank);
      q.put(falling.get(i), least);
    }
    return q;
  }
}
