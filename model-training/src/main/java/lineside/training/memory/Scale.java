package lineside.training.memory;

import java.util.Arrays;
import lineside.training.net.PlaneOps;

/**
 * Where the highest answers on good pictures lie, so that answers of different kinds compare.
 *
 * @param middle their median
 * @param spread their deviation
 */
record Scale(double middle, double spread) {
  /**
   * The scale of the highest answers on some good pictures.
   *
   * @param leastSpread few pictures can agree by chance
   */
  static Scale of(double[] highest, double leastSpread) {
    if (highest.length == 0) {
      throw new IllegalArgumentException("no good picture to scale by");
    }
    double[] sorted = highest.clone();
    Arrays.sort(sorted);
    double mean = Arrays.stream(sorted).average().orElse(0);
    double variance =
        Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum()
            / Math.max(1, sorted.length - 1);
    return new Scale(sorted[sorted.length / 2], Math.max(leastSpread, Math.sqrt(variance)));
  }

  /** Runs or writes the answer in spreads above the middle. */
  <T> T apply(PlaneOps<T> ops, T answer) {
    T shifted = ops.minus(answer, ops.constant(new float[] {(float) middle}, 1));
    return ops.times(shifted, ops.constant(new float[] {(float) (1 / spread)}, 1));
  }
}
