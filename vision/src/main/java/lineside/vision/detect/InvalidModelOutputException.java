package lineside.vision.detect;

/** The model answered with something that is no score: the picture counts as not inspected. */
public final class InvalidModelOutputException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidModelOutputException(String message) {
    super("model output is invalid: " + message);
  }

  InvalidModelOutputException(String message, Throwable cause) {
    super("model output is invalid: " + message, cause);
  }
}
