package lineside.jobs.alarm;

import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * When parts raise an alarm, and what it asks for.
 *
 * @param occurrences k: parts with the fault, at least 1
 * @param windowParts n: among the last n parts, at least k
 * @param priority of the alarm
 * @param action what the operator is asked to do
 */
record AlarmRule(int occurrences, int windowParts, AlarmPriority priority, String action) {
  /** Longest window kept; recipes that ask for more get it. */
  static final int MAX_WINDOW_PARTS = 1000;

  /** For parts whose recipe nobody knows. */
  private static final AlarmRule UNKNOWN_RECIPE =
      new AlarmRule(3, 20, AlarmPriority.MEDIUM, "Check the recipe and the camera.");

  AlarmRule {
    occurrences = Math.max(1, occurrences);
    windowParts = Math.min(MAX_WINDOW_PARTS, Math.max(occurrences, windowParts));
  }

  static AlarmRule of(@Nullable Recipe recipe) {
    return recipe == null
        ? UNKNOWN_RECIPE
        : new AlarmRule(
            recipe.getAlarmOccurrences(),
            recipe.getAlarmWindowParts(),
            recipe.getAlarmPriority(),
            recipe.getAlarmAction());
  }
}
