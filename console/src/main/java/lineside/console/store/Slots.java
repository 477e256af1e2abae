package lineside.console.store;

import java.util.concurrent.TimeUnit;

/** Periods in which is counted, and bins of scores. */
public final class Slots {
  /** Counts are kept by quarters of an hour: every zone's shifts begin at one. */
  public static final long SLOT_MILLIS = TimeUnit.MINUTES.toMillis(15);

  /** Scores are kept by hours. */
  static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);

  private static final double BINS_PER_LOGIT = 20;
  private static final double EDGE = 1e-9;

  private Slots() {}

  static long slotOf(long at) {
    return Math.floorDiv(at, SLOT_MILLIS) * SLOT_MILLIS;
  }

  static long hourOf(long at) {
    return Math.floorDiv(at, HOUR_MILLIS) * HOUR_MILLIS;
  }

  /** Bin of a score: twenty times its logit, rounded down, so that bins are 5 % wide in odds. */
  static int binOf(double score) {
    double inside = Math.min(1 - EDGE, Math.max(EDGE, score));
    return (int) Math.floor(BINS_PER_LOGIT * Math.log(inside / (1 - inside)));
  }

  /** Lowest score of a bin. */
  public static double scoreOf(int bin) {
    return 1 / (1 + Math.exp(-bin / BINS_PER_LOGIT));
  }
}
