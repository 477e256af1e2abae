package lineside.ingest.books;

/**
 * What of one camera waits on disk.
 *
 * @param frames frames that wait there
 * @param bytes disk that the spool takes
 * @param oldestMillis age of the oldest frame that waits, 0 when none does
 * @param boundBytes most disk that the spool takes
 * @param tornBytes bytes of torn last records that were cut off at the start
 * @param damagedBytes bytes before them in which no record was found at the start
 */
public record SpoolBooks(
    long frames,
    long bytes,
    long oldestMillis,
    long boundBytes,
    long tornBytes,
    long damagedBytes) {
  /** Nothing waits. */
  public static final SpoolBooks NONE = new SpoolBooks(0, 0, 0, 0, 0, 0);
}
