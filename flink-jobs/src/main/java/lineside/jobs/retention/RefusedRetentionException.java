package lineside.jobs.retention;

/** Says why nothing was removed: the directories are not what they should be. */
public final class RefusedRetentionException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Takes the reason in words for a person. */
  public RefusedRetentionException(String message) {
    super(message);
  }

  /** The same with what was found. */
  public RefusedRetentionException(String message, Throwable cause) {
    super(message, cause);
  }
}
