package lineside.analyzer.mining;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One process reading, by part, and the parts in ascending order of it. */
final class ReadingColumn {
  private final double[] values;
  private final int[] order;

  private ReadingColumn(double[] values, int[] order) {
    this.values = values;
    this.order = order;
  }

  static ReadingColumn of(List<InspectedPart> parts, String quantity) {
    double[] values = new double[parts.size()];
    long[] keys = new long[parts.size()];
    int known = 0;
    for (int i = 0; i < values.length; i++) {
      Double value = valueOf(parts.get(i), quantity);
      values[i] = value == null ? Double.NaN : value;
      if (value != null) {
        keys[known++] = i;
      }
    }
    return new ReadingColumn(values, sorted(values, Arrays.copyOf(keys, known)));
  }

  /** Sorts without boxing: by the float of the value first, the rest within runs of one float. */
  private static int[] sorted(double[] values, long[] parts) {
    long[] keys = new long[parts.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (long) sortable((float) values[(int) parts[i]]) << Integer.SIZE | parts[i];
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) keys[i];
    }
    for (int from = 0; from < order.length; ) {
      int to = from + 1;
      while (to < order.length && keys[to] >> Integer.SIZE == keys[from] >> Integer.SIZE) {
        to++;
      }
      sortRun(values, order, from, to);
      from = to;
    }
    return order;
  }

  /** Few doubles share a float, or all of them are equal and already in order. */
  private static void sortRun(double[] values, int[] order, int from, int to) {
    boolean isSorted = true;
    for (int i = from + 1; i < to && isSorted; i++) {
      isSorted = values[order[i - 1]] <= values[order[i]];
    }
    if (isSorted) {
      return;
    }
    Integer[] run = Arrays.stream(order, from, to).boxed().toArray(Integer[]::new);
    Arrays.sort(
        run,
        (a, b) -> {
          int byValue = Double.compare(values[a], values[b]);
          return byValue == 0 ? Integer.compare(a, b) : byValue;
        });
    for (int i = 0; i < run.length; i++) {
      order[from + i] = run[i];
    }
  }

  private static int sortable(float value) {
    int bits = Float.floatToIntBits(value + 0f);
    return bits < 0 ? ~bits ^ Integer.MIN_VALUE : bits;
  }

  private static @Nullable Double valueOf(InspectedPart part, String quantity) {
    return part.readings().get(quantity);
  }

  /** NaN when it is not known. */
  double value(int part) {
    return values[part];
  }

  int known() {
    return order.length;
  }

  /** Index of the part with the {@code rank}-th smallest reading. */
  int part(int rank) {
    return order[rank];
  }
}
