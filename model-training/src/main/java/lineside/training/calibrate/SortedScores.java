package lineside.training.calibrate;

import java.util.Arrays;

/** Scores of one kind of sample, ascending. Immutable. */
public final class SortedScores {
  private final float[] sorted;

  /**
   * Copies and sorts.
   *
   * @throws IllegalArgumentException for a score that is no number from 0 to 1
   */
  public SortedScores(float[] scores) {
    sorted = scores.clone();
    for (float score : sorted) {
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("score is " + score + ", 0 to 1 is needed");
      }
    }
    Arrays.sort(sorted);
  }

  /** How many. */
  public int size() {
    return sorted.length;
  }

  /** The score of that rank, 0 is the lowest. */
  public float at(int rank) {
    return sorted[rank];
  }

  /** How many lie below a threshold. */
  public int below(float threshold) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many lie at or above a threshold. */
  public int from(float threshold) {
    return sorted.length - below(threshold);
  }

  /** A copy, ascending. */
  public float[] toArray() {
    return sorted.clone();
  }
}
