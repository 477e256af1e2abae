package lineside.training.calibrate;

import java.util.Arrays;

/** Sorted scores, asked for quantiles. */
final class Quantiles {
  private final float[] sorted;

  Quantiles(float[] scores) {
    sorted = scores.clone();
    Arrays.sort(sorted);
  }

  /** Smallest score with at least that share of the scores at or below it; NaN without scores. */
  float at(double share) {
    if (sorted.length == 0) {
      return Float.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, rank))];
  }
}
