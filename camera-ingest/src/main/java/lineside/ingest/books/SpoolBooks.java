package lineside.ingest.books;

/**
 * What of one camera waits on disk.
 *
 * @param frames frames that wait there
 * @param bytes disk that the spool takes
 * @param oldestMillis age of the oldest frame that waits, 0 when none does
 */
public record SpoolBooks(long frames, long bytes, long oldestMillis) {
  /** Nothing waits. */
  public static final SpoolBooks NONE = new SpoolBooks(0, 0, 0);
}
