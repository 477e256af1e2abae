package lineside.analyzer.fusion;

import java.util.Comparator;
import java.util.List;

/**
 * What a model says of a finding.
 *
 * @param guesses every label that it knows, the likeliest first
 */
public record Ranking(List<Guess> guesses) {
  /** A label with its probability, 0 to 1; those of a ranking add up to 1. */
  public record Guess(String label, double probability) {}

  /** Sorts. */
  public Ranking {
    guesses =
        guesses.stream()
            .sorted(
                Comparator.comparingDouble(Guess::probability)
                    .reversed()
                    .thenComparing(Guess::label))
            .toList();
  }

  /** The likeliest. */
  public Guess first() {
    return guesses.get(0);
  }

  /** Probability of a label; 0 for one that the model does not know. */
  public double of(String label) {
    return guesses.stream()
        .filter(guess -> guess.label().equals(label))
        .mapToDouble(Guess::probability)
        .findFirst()
        .orElse(0);
  }
}
