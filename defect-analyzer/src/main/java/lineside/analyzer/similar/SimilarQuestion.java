package lineside.analyzer.similar;

import lineside.analyzer.archive.Period;
import org.jspecify.annotations.Nullable;

/**
 * Which findings may be an answer.
 *
 * @param count how many at most, at least 1
 * @param lineId of this line only; null for all
 * @param stationId of this station only; null for all
 * @param period of this time only
 */
public record SimilarQuestion(
    int count, @Nullable String lineId, @Nullable String stationId, Period period) {
  /** Checks the range. */
  public SimilarQuestion {
    if (count < 1) {
      throw new IllegalArgumentException("count is " + count + ", must be at least 1");
    }
  }

  /** Of all lines and times. */
  public static SimilarQuestion nearest(int count) {
    return new SimilarQuestion(count, null, null, Period.ALL);
  }
}
