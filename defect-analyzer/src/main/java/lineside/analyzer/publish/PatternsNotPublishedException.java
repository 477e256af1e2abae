package lineside.analyzer.publish;

/** Says that the broker did not take a pattern. */
public final class PatternsNotPublishedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Takes what was attempted and why it failed. */
  public PatternsNotPublishedException(String message, Throwable cause) {
    super(message, cause);
  }
}
