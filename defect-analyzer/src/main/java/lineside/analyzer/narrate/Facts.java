package lineside.analyzer.narrate;

import java.util.List;
import java.util.Optional;

/**
 * What a report has tested, in its own words and figures: all that may be told.
 *
 * @param general of the whole report
 * @param patterns in the order of the report, numbered from 1
 */
public record Facts(List<String> general, List<PatternFacts> patterns) {
  /** Copies the lists. */
  public Facts {
    general = List.copyOf(general);
    patterns = List.copyOf(patterns);
  }

  /**
   * Of one pattern.
   *
   * @param number on its page, from 1
   * @param lines facts
   * @param pictures crops that show it, as {@code data:} addresses
   */
  public record PatternFacts(int number, List<String> lines, List<String> pictures) {
    /** Copies the lists. */
    public PatternFacts {
      lines = List.copyOf(lines);
      pictures = List.copyOf(pictures);
    }
  }

  /** The pattern of that number; empty when there is none. */
  Optional<PatternFacts> pattern(int number) {
    return patterns.stream().filter(pattern -> pattern.number() == number).findFirst();
  }

  /** All of it for a reader, a fact a line. */
  String text() {
    StringBuilder text = new StringBuilder("The report:\n");
    general.forEach(line -> text.append("- ").append(line).append('\n'));
    for (PatternFacts pattern : patterns) {
      text.append("Pattern ").append(pattern.number()).append(":\n");
      pattern.lines().forEach(line -> text.append("- ").append(line).append('\n'));
    }
    return text.toString();
  }
}
