package lineside.analyzer.opinion;

import lineside.schemas.record.DeadLetterReason;

/** A request that cannot be answered, ever: it becomes a dead letter. */
final class RefusedRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;

  RefusedRequestException(DeadLetterReason reason, String message) {
    super(message);
    this.reason = reason;
  }

  DeadLetterReason reason() {
    return reason;
  }
}
