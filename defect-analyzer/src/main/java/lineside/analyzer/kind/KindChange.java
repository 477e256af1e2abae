package lineside.analyzer.kind;

import java.util.List;

/**
 * What became of kinds of earlier reports.
 *
 * @param from ids of the earlier kinds, in order
 * @param to ids of the kinds that their exemplars are of now, in order
 */
public record KindChange(Change change, List<String> from, List<String> to) {
  /** What became of them. */
  public enum Change {
    /** One came apart into several. */
    SPLIT,
    /** Several became one. */
    MERGED
  }

  /** Copies the lists. */
  public KindChange {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }

  /** For a person. */
  public String words() {
    return switch (change) {
      case SPLIT ->
          "The kind %s of earlier reports came apart into %s."
              .formatted(from.get(0), String.join(", ", to));
      case MERGED ->
          "The kinds %s of earlier reports became one, %s."
              .formatted(String.join(", ", from), to.get(0));
    };
  }
}
