package lineside.vision.detect;

/** A graph does not take or give what its description says. */
final class GraphMismatchException extends Exception {
  private static final long serialVersionUID = 1L;

  GraphMismatchException(String message) {
    super(message);
  }
}
