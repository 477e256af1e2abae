package lineside.analyzer.narrate;

import java.util.List;

/**
 * A sentence of a narration.
 *
 * @param text plain
 * @param patterns numbers of the patterns that it is about; empty for the report as a whole
 */
public record Sentence(String text, List<Integer> patterns) {
  /** Copies the list. */
  public Sentence {
    patterns = List.copyOf(patterns);
  }
}
