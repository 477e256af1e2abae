package lineside.ingest.books;

/**
 * Triggers of an epoch that have come to their end.
 *
 * @param published their frame is on the topic
 * @param lostBeforeCapture lost, no image ever existed
 * @param lostAfterCapture lost with an image captured
 */
public record Resolved(long published, long lostBeforeCapture, long lostAfterCapture) {
  /** Nothing yet. */
  public static final Resolved NONE = new Resolved(0, 0, 0);

  /** With one more. */
  public Resolved plus(Outcome outcome) {
    return switch (outcome) {
      case PUBLISHED -> new Resolved(published + 1, lostBeforeCapture, lostAfterCapture);
      case LOST_BEFORE_CAPTURE -> new Resolved(published, lostBeforeCapture + 1, lostAfterCapture);
      case LOST_AFTER_CAPTURE -> new Resolved(published, lostBeforeCapture, lostAfterCapture + 1);
    };
  }
}
