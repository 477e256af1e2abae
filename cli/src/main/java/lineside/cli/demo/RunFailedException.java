package lineside.cli.demo;

/** Says why a run did not come to its end, or came to a wrong one. */
public final class RunFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What was expected and what is missing. */
  public RunFailedException(String message) {
    super(message);
  }
}
