package lineside.training.replay;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Both answers on one picture.
 *
 * @param name the picture
 * @param knownTruth what is true of it; null when nobody knows
 * @param baseline answer of the package that runs
 * @param candidate answer of the package that may follow it
 */
public record Comparison(
    String name, @Nullable Truth knownTruth, Answer baseline, Answer candidate) {
  /** Checks for null. */
  public Comparison {
    requireNonNull(name, "name is null");
    requireNonNull(baseline, "baseline is null");
    requireNonNull(candidate, "candidate is null");
  }

  /** What is true of the picture. */
  public Optional<Truth> truth() {
    return Optional.ofNullable(knownTruth);
  }

  /** From the one decision to the other. */
  public Transition transition() {
    return new Transition(baseline.outcome(), candidate.outcome());
  }

  /** Whether the two decide differently. */
  public boolean isFlip() {
    return transition().isFlip();
  }

  /** Both find a defect and name it differently. */
  public boolean isRenamed() {
    return !isFlip()
        && baseline.outcome() == Outcome.NOT_OK
        && !baseline.kind().equals(candidate.kind());
  }

  /** What the change does. */
  public Effect effect() {
    Truth truth = knownTruth;
    if (truth == null || !truth.isBinding()) {
      return Effect.UNKNOWN;
    }
    boolean before = truth.isRight(baseline.outcome());
    boolean after = truth.isRight(candidate.outcome());
    if (before == after) {
      return Effect.NEITHER;
    }
    return after ? Effect.MENDS : Effect.BREAKS;
  }

  /** The true kind where it is known, else the kind that one of the two found, else a dash. */
  public String kind() {
    return truth()
        .map(Truth::label)
        .or(() -> candidate.kind())
        .or(() -> baseline.kind())
        .orElse("-");
  }
}
