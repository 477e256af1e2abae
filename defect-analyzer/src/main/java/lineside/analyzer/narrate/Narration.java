package lineside.analyzer.narrate;

import java.util.List;

/**
 * What a narrator told.
 *
 * @param sentences in order; empty when nothing is told
 * @param author model that wrote them; empty when nobody was asked
 * @param problem why nothing is told although somebody was asked; empty otherwise
 */
public record Narration(List<Sentence> sentences, String author, String problem) {
  /** Nobody was asked. */
  public static final Narration NONE = new Narration(List.of(), "", "");

  /** Copies the list. */
  public Narration {
    sentences = List.copyOf(sentences);
  }

  /** As one paragraph. */
  public String text() {
    return String.join(" ", sentences.stream().map(Sentence::text).toList());
  }
}
