package lineside.jobs.deadletter;

import static java.util.Objects.requireNonNull;

import lineside.schemas.record.DeadLetterReason;

/**
 * Says that a frame record cannot be used: bad data, which becomes a dead letter and never stops
 * the job. Carries no stack trace, because bad input may come at full rate.
 */
public final class UnusableFrameException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;

  /** Takes the category and what was attempted, the value and the bound. */
  public UnusableFrameException(DeadLetterReason reason, String detail) {
    super(requireNonNull(detail, "detail is null"), null, false, false);
    this.reason = requireNonNull(reason, "reason is null");
  }

  /** Category; also the label of the metric. */
  public DeadLetterReason reason() {
    return reason;
  }

  /** What was attempted, the value and the bound. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
