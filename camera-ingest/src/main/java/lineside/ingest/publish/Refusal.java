package lineside.ingest.publish;

import lineside.schemas.record.LossReason;

/**
 * Why a message did not get to its topic.
 *
 * @param reason {@code TOO_LARGE} or {@code BROKER_REFUSED}
 * @param detail words for a person: what was attempted and what came back
 * @param outlook whether it is worth while to send it again
 */
public record Refusal(LossReason reason, String detail, Outlook outlook) {
  /** What comes of sending a refused message again. */
  public enum Outlook {
    /** The broker is away or busy: the same message may be taken later. */
    AGAIN,
    /** The same message will be refused for ever. */
    NEVER
  }

  /** True when the message will be refused for ever. */
  public boolean isFinal() {
    return outlook == Outlook.NEVER;
  }
}
