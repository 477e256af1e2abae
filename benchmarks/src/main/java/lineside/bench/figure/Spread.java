package lineside.bench.figure;

import java.util.List;
import org.apache.commons.statistics.descriptive.Max;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Min;

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
    double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
    return new Spread(
        Median.withDefaults().evaluate(numbers.clone()),
        Min.of(numbers).getAsDouble(),
        Max.of(numbers).getAsDouble(),
        numbers.length);
  }

  /** Of one value. */
  public static Spread of(double value) {
    return new Spread(value, value, value, 1);
  }
}
