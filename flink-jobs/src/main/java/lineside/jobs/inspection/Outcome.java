package lineside.jobs.inspection;

import lineside.jobs.line.LineEvent;
import lineside.schemas.record.DeadLetter;
import org.jspecify.annotations.Nullable;

/**
 * What leaves the operator for one record.
 *
 * @param event what the line hears
 * @param deadLetter the letter, when the record could not be used
 */
record Outcome(LineEvent event, @Nullable DeadLetter deadLetter) {
  /** Of a record that could be used. */
  static Outcome of(LineEvent event) {
    return new Outcome(event, null);
  }
}
