package lineside.jobs.deployment;

import static java.util.Objects.requireNonNull;

import lineside.schemas.record.DeadLetterReason;

/**
 * Says why a message on the deployment topic is not applied. Carries no stack trace: it is data.
 */
public final class RefusedDeploymentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DeadLetterReason reason;

  /** Takes the category and what is wrong. */
  RefusedDeploymentException(DeadLetterReason reason, String detail) {
    super(requireNonNull(detail, "detail is null"), null, false, false);
    this.reason = requireNonNull(reason, "reason is null");
  }

  /** Category. */
  public DeadLetterReason reason() {
    return reason;
  }

  /** What is wrong. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
