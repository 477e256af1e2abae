package lineside.ingest.books;

/**
 * What of one camera is in memory until Kafka has it.
 *
 * @param frames frames
 * @param bytes encoded size of their images
 * @param boundBytes most that they may come to
 */
public record MemoryBooks(long frames, long bytes, long boundBytes) {
  /** Nothing. */
  public static final MemoryBooks NONE = new MemoryBooks(0, 0, 0);
}
