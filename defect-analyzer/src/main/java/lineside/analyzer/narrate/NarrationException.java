package lineside.analyzer.narrate;

/** The model gave no answer that can be used; the message says why, for a person. */
final class NarrationException extends Exception {
  private static final long serialVersionUID = 1L;

  NarrationException(String message) {
    super(message);
  }

  NarrationException(String message, Throwable cause) {
    super(message, cause);
  }
}
