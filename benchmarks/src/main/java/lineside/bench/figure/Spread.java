package lineside.bench.figure;

import java.util.Arrays;
import java.util.List;

/**
 * A measured quantity over some rounds.
 *
 * @param median middle value, or the mean of the middle two
 * @param min least
 * @param max greatest
 * @param rounds values, at least 1
 */
public record Spread(double median, double min, double max, int rounds) {
  /** Of values in any order. */
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no value");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int upper = sorted.length / 2;
    int lower = (sorted.length - 1) / 2;
    return new Spread(
        (sorted[lower] + sorted[upper]) / 2, sorted[0], sorted[sorted.length - 1], sorted.length);
  }

  /** Of one value. */
  public static Spread of(double value) {
    return new Spread(value, value, value, 1);
  }
}
