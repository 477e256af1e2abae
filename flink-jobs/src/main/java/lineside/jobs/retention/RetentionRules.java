package lineside.jobs.retention;

import java.time.Duration;

/**
 * What is kept for how long. A day is a day of event time, UTC; day 0 is today. Rows are the base
 * of every statistic and stay as long as the class that stays longest.
 *
 * @param okDays days for which the sampled pictures of OK views are kept, at least 1
 * @param notOkDays days for which rows, and all pictures of what was not plainly OK, are kept; not
 *     fewer than {@code okDays}
 * @param okShare share of OK views whose pictures are kept at all, 0 to 1, picked by a hash of the
 *     view's id: the same in every run
 * @param grace age below which no picture is touched, counted back from the newest row; longer than
 *     an inspection can be open and rows can wait for their compaction
 */
public record RetentionRules(int okDays, int notOkDays, double okShare, Duration grace) {
  /** An inspection is open for seconds or minutes, a compaction waits an hour at most. */
  public static final Duration USUAL_GRACE = Duration.ofDays(1);

  private static final Duration LEAST_GRACE = Duration.ofHours(1);
  private static final int MOST_DAYS = 36_500;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the value and its bound
   */
  public RetentionRules {
    if (okDays < 1 || okDays > MOST_DAYS || notOkDays < 1 || notOkDays > MOST_DAYS) {
      throw new IllegalArgumentException(
          "days are " + okDays + " and " + notOkDays + ", 1 to " + MOST_DAYS + " are allowed");
    }
    if (notOkDays < okDays) {
      throw new IllegalArgumentException(
          "what is not OK is kept for "
              + notOkDays
              + " days, must not be fewer than the "
              + okDays
              + " of what is OK");
    }
    if (!(okShare >= 0 && okShare <= 1)) {
      throw new IllegalArgumentException("share of OK is " + okShare + ", 0 to 1 is allowed");
    }
    if (grace.compareTo(LEAST_GRACE) < 0) {
      throw new IllegalArgumentException("grace is " + grace + ", must be at least " + LEAST_GRACE);
    }
  }
}
