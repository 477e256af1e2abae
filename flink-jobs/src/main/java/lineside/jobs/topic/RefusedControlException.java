package lineside.jobs.topic;

import lineside.schemas.record.DeadLetterReason;

/** Says why a message of a topic of control is not applied. Carries no stack trace: it is data. */
final class RefusedControlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;

  RefusedControlException(DeadLetterReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  DeadLetterReason reason() {
    return reason;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
