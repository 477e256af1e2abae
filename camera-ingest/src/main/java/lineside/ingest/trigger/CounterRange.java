package lineside.ingest.trigger;

/**
 * How a device counts its images.
 *
 * @param first first count, and the one after {@code last}
 * @param last highest count
 */
public record CounterRange(long first, long last) {
  /** Block ids of GigE Vision 1: 16 bits, and 0 is never used. */
  public static final CounterRange GIGE_VISION_1 = new CounterRange(1, 65_535);

  /** Counts that never come round. */
  public static final CounterRange ENDLESS = new CounterRange(0, Long.MAX_VALUE);

  /** Checks the order. */
  public CounterRange {
    if (last <= first) {
      throw new IllegalArgumentException("counter ends at " + last + ", begins at " + first);
    }
  }

  /**
   * Counts between two images of one device.
   *
   * @return how many were left out; -1 when {@code to} does not follow {@code from} within half the
   *     range: the device began to count again
   */
  public long missing(long from, long to) {
    if (to > from) {
      return to - from - 1;
    }
    long roundTheEnd = (last - from) + (to - first);
    return to < from && roundTheEnd < (last - first) / 2 ? roundTheEnd : -1;
  }

  /** The count after {@code count}. */
  public long after(long count) {
    return count == last ? first : count + 1;
  }
}
