package lineside.schemas.wire;

/** Says that bytes are not a message of a schema that this build knows: bad data, never a bug. */
public final class UnreadableMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Takes what was attempted, the value and the bound. */
  public UnreadableMessageException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Takes what was attempted, the value and the bound. */
  public UnreadableMessageException(String message) {
    super(message);
  }
}
