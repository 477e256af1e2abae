package lineside.console.store;

/**
 * A stretch of time, milliseconds since 1970 (UTC).
 *
 * @param from first moment
 * @param to first moment after it
 */
public record Period(long from, long to) {
  /** All time. */
  public static final Period ALL = new Period(Long.MIN_VALUE, Long.MAX_VALUE);
}
