package lineside.training.replay;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one package said of one picture.
 *
 * @param outcome its decision
 * @param score 0 to 1; NaN when it gave none
 * @param kindFound kind of its best finding; null when there is none
 * @param millis time of preprocessing, model and postprocessing; NaN when it gave no answer
 */
public record Answer(Outcome outcome, float score, @Nullable String kindFound, double millis) {
  /** Checks for null. */
  public Answer {
    requireNonNull(outcome, "outcome is null");
  }

  /** The answer of a package that fails on a picture. */
  static Answer none() {
    return new Answer(Outcome.UNDEFINED, Float.NaN, null, Double.NaN);
  }

  /** Kind of its best finding. */
  public Optional<String> kind() {
    return Optional.ofNullable(kindFound);
  }
}
