package lineside.analyzer.item;

import java.util.EnumMap;
import java.util.Map;

/** Counts what became no item. Used by one thread. */
public final class LeftOutCounts {
  private final Map<LeftOut, Integer> counts = new EnumMap<>(LeftOut.class);

  void add(LeftOut why) {
    add(why, 1);
  }

  void add(LeftOut why, int times) {
    if (times > 0) {
      counts.merge(why, times, Integer::sum);
    }
  }

  /** How often. */
  public int of(LeftOut why) {
    return counts.getOrDefault(why, 0);
  }

  /** What came at all, in the order of the reasons. */
  public Map<LeftOut, Integer> all() {
    return Map.copyOf(counts);
  }
}
