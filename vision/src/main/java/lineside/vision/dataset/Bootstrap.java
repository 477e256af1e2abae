package lineside.vision.dataset;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Percentile interval of a statistic over units drawn with replacement (Efron 1979). A replicate
 * without a value (no defect among the units drawn, say) is left out. The same input gives the same
 * interval.
 */
final class Bootstrap {
  private static final double TAIL = 0.025;
  private static final long SEED = 20_260_101L;
  private static final int REPLICATES = 1000;

  private Bootstrap() {}

  /**
   * Draws.
   *
   * @param units how many there are
   * @param statistic value for how often each unit was drawn; must not keep the array
   * @return empty below two units, or when not even half of the replicates have a value
   */
  static Optional<Interval> interval(int units, String method, ToDoubleFunction<int[]> statistic) {
    if (units < 2) {
      return Optional.empty();
    }
    Random random = new Random(SEED);
    double[] values = new double[REPLICATES];
    int known = 0;
    int[] times = new int[units];
    for (int replicate = 0; replicate < REPLICATES; replicate++) {
      Arrays.fill(times, 0);
      for (int i = 0; i < units; i++) {
        times[random.nextInt(units)]++;
      }
      double value = statistic.applyAsDouble(times);
      if (Double.isFinite(value)) {
        values[known++] = value;
      }
    }
    if (known < REPLICATES / 2) {
      return Optional.empty();
    }
    double[] sorted = Arrays.copyOf(values, known);
    Arrays.sort(sorted);
    return Optional.of(
        new Interval(
            sorted[(int) Math.floor(TAIL * (known - 1))],
            sorted[(int) Math.ceil((1 - TAIL) * (known - 1))],
            method));
  }
}
