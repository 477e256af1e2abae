package lineside.ingest.books;

import java.util.Arrays;
import java.util.Optional;
import lineside.schemas.record.LossStage;

/** How a trigger came to its end. */
public enum Outcome {
  /** Its frame is on the topic. */
  PUBLISHED('P'),
  /** Lost, and no image ever existed. */
  LOST_BEFORE_CAPTURE('B'),
  /** Lost with an image captured. */
  LOST_AFTER_CAPTURE('A');

  private final byte code;

  Outcome(char code) {
    this.code = (byte) code;
  }

  /** What stands for it in a journal; never changes. */
  public byte code() {
    return code;
  }

  /** The outcome that {@code code} stands for. */
  public static Optional<Outcome> ofCode(byte code) {
    return Arrays.stream(values()).filter(outcome -> outcome.code == code).findFirst();
  }

  /** The outcome that a loss at {@code stage} is. */
  public static Outcome lost(LossStage stage) {
    return switch (stage) {
      case BEFORE_CAPTURE -> LOST_BEFORE_CAPTURE;
      case AFTER_CAPTURE -> LOST_AFTER_CAPTURE;
    };
  }
}
