package lineside.footage.scenario;

/**
 * When a line raises an alarm: so many parts of one kind at one station among the last parts.
 *
 * @param occurrences k, at least 1
 * @param windowParts n, at least k
 * @param priority LOW, MEDIUM, HIGH or CRITICAL
 * @param action what the operator is asked to do
 */
public record AlarmSpec(long occurrences, long windowParts, Priority priority, String action) {
  /** Priority by consequence and time to act. */
  public enum Priority {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
  }
}
