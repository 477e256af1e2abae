package lineside.jobs.trail;

/** Names what an entry of the audit trail is about, as AuditEntry.subject says. */
public final class Subject {
  /** A key that nobody ever gave must not become a subject of megabytes. */
  private static final int MAX_KEY_CHARACTERS = 200;

  private Subject() {}

  /** The models of a recipe; {@code key} as on deployment.v1. */
  public static String deployment(String key) {
    return "deployment/" + shortened(key);
  }

  /** A recipe. */
  public static String recipe(String recipeId) {
    return "recipe/" + shortened(recipeId);
  }

  /** An alarm. */
  public static String alarm(String alarmId) {
    return "alarm/" + shortened(alarmId);
  }

  private static String shortened(String key) {
    return key.substring(0, Math.min(key.length(), MAX_KEY_CHARACTERS));
  }
}
