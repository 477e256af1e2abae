package lineside.training.replay;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * From the outcome of the baseline to that of the candidate.
 *
 * @param from outcome of the baseline
 * @param to outcome of the candidate
 */
public record Transition(Outcome from, Outcome to) implements Comparable<Transition> {
  private static final Comparator<Transition> ORDER =
      Comparator.comparing(Transition::from).thenComparing(Transition::to);

  /** Checks for null. */
  public Transition {
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
  }

  /** Whether the two decide differently. */
  public boolean isFlip() {
    return from != to;
  }

  /** The name in reports, as {@code OK->NOT_OK}. */
  public String label() {
    return from + "->" + to;
  }

  @Override
  public int compareTo(Transition other) {
    return ORDER.compare(this, other);
  }
}
