package lineside.ingest.books;

import lineside.schemas.record.LossStage;

/** How a trigger came to its end. The order is that of the codes in the journal: append only. */
public enum Outcome {
  /** Its frame is on the topic. */
  PUBLISHED,
  /** Lost, and no image ever existed. */
  LOST_BEFORE_CAPTURE,
  /** Lost with an image captured. */
  LOST_AFTER_CAPTURE;

  /** The outcome that a loss at {@code stage} is. */
  public static Outcome lost(LossStage stage) {
    return switch (stage) {
      case BEFORE_CAPTURE -> LOST_BEFORE_CAPTURE;
      case AFTER_CAPTURE -> LOST_AFTER_CAPTURE;
    };
  }
}
