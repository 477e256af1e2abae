package lineside.jobs.start;

/** Says everything that is wrong with the settings of a job; fails its start. */
public final class JobSettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Takes all problems in one text. */
  public JobSettingsException(String message) {
    super(message);
  }
}
