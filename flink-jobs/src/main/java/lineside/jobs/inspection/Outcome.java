package lineside.jobs.inspection;

import lineside.jobs.deployment.ModelNews;
import lineside.jobs.line.LineEvent;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What leaves the operator.
 *
 * @param event what the line hears; null for a shadow
 * @param deadLetter the letter, when a record could not be used or a model was refused
 * @param shadow the verdict of a shadow, which decides nothing
 */
record Outcome(
    @Nullable LineEvent event, @Nullable DeadLetter deadLetter, @Nullable ViewVerdict shadow) {

  /** Of a record that could not be used. */
  Outcome(LineEvent event, DeadLetter deadLetter) {
    this(event, deadLetter, null);
  }

  /** Of a record that could be used. */
  static Outcome of(LineEvent event) {
    return new Outcome(event, null, null);
  }

  /** What a shadow thinks of a view. */
  static Outcome ofShadow(ViewVerdict shadow) {
    return new Outcome(null, null, shadow);
  }

  /** What became of a model on this machine. */
  static Outcome of(ModelNews news) {
    return new Outcome(LineEvent.of(news.status()), news.deadLetter(), null);
  }
}
