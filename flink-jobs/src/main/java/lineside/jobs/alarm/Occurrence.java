package lineside.jobs.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event that raises or repeats an alarm.
 *
 * @param event what identifies it for ever: the alarm that it raises is named after it
 * @param at event time
 * @param partId part; empty when none, else {@code event} is its inspection
 * @param acquiredAtMicros of the picture; null when no picture did it
 */
record Occurrence(String event, Instant at, String partId, @Nullable Long acquiredAtMicros) {
  /** Inspection of the part; null when none. */
  @Nullable String inspectionId() {
    return partId.isEmpty() ? null : event;
  }
}
