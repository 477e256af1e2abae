package lineside.console.store;

/**
 * Messages of a partition that are still to be read, from its end backwards.
 *
 * @param topicName topic
 * @param partition partition
 * @param low first offset of them
 * @param high first offset after them
 * @param highAt time on the broker at {@code high}, milliseconds since 1970 (UTC)
 */
public record HistoryGap(String topicName, int partition, long low, long high, long highAt) {
  /** Messages at most. */
  public long remaining() {
    return high - low;
  }

  /** The gap without its messages from {@code offset} on, which is read from {@code at} on. */
  public HistoryGap upTo(long offset, long at) {
    return new HistoryGap(topicName, partition, low, Math.max(low, offset), at);
  }
}
