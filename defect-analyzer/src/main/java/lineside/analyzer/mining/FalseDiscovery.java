package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Benjamini-Hochberg (1995): the false discovery rate at which each test would be reported. */
final class FalseDiscovery {
  private FalseDiscovery() {}

  /** q-values of {@code tests}, all together one family, by identity of the test. */
  static <T> IdentityHashMap<T, Double> qValues(List<T> tests, ToDoubleFunction<T> pValue) {
    List<T> falling = new ArrayList<>(tests);
    falling.sort(Comparator.comparingDouble(pValue).reversed());
    IdentityHashMap<T, Double> q = new IdentityHashMap<>();
    double least = 1;
    for (int i = 0; i < falling.size(); i++) {
      int rank = falling.size() - i;
      least = Math.min(least, pValue.applyAsDouble(falling.get(i)) * falling.size() / rank);
      q.put(falling.get(i), least);
    }
    return q;
  }
}
