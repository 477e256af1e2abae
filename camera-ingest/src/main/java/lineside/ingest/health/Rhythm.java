package lineside.ingest.health;

import java.util.concurrent.TimeUnit;

/** When the last images came: their rate and how it varies. Used by one thread. */
final class Rhythm {
  private static final int REMEMBERED = 64;
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final long[] arrivedNanos = new long[REMEMBERED];
  private long count;

  void note(long nanoTime) {
    arrivedNanos[(int) (count++ % REMEMBERED)] = nanoTime;
  }

  /** Forgets what was before a time away. */
  void forget() {
    count = 0;
  }

  /** True when as many images are known as are remembered. */
  boolean isFull() {
    return count >= REMEMBERED;
  }

  private int known() {
    return (int) Math.min(count, REMEMBERED);
  }

  private long arrived(int index) {
    return arrivedNanos[(int) ((count - known() + index) % REMEMBERED)];
  }

  /** Images a second as of now. */
  double framesPerSecond(long nowNanos) {
    return stretch().framesPerSecond(nowNanos);
  }

  /** The images that are known. */
  Stretch stretch() {
    int known = known();
    return known < 2 ? Stretch.NONE : new Stretch(known, arrived(0), arrived(known - 1));
  }

  /** Standard deviation of the time between two images in milliseconds. */
  double jitterMillis() {
    int known = known();
    if (known < 3) {
      return 0;
    }
    double mean = (double) (arrived(known - 1) - arrived(0)) / (known - 1);
    double squares = 0;
    for (int i = 1; i < known; i++) {
      double off = arrived(i) - arrived(i - 1) - mean;
      squares += off * off;
    }
    return Math.sqrt(squares / (known - 1)) / NANOS_PER_MILLI;
  }

  /**
   * Images one after the other.
   *
   * @param images how many
   * @param firstNanos when the first came
   * @param lastNanos when the last came
   */
  record Stretch(int images, long firstNanos, long lastNanos) {
    static final Stretch NONE = new Stretch(0, 0, 0);

    /**
     * Images a second; 0 with fewer than two. When none has come for longer than usual, the time
     * without counts.
     */
    double framesPerSecond(long nowNanos) {
      double nanos = lastNanos - firstNanos;
      if (images < 2 || nanos <= 0) {
        return 0;
      }
      double usual = nanos / (images - 1);
      double silent = Math.max(0, nowNanos - lastNanos - usual);
      return (images - 1) * NANOS_PER_SECOND / (nanos + silent);
    }
  }
}
