package lineside.training.card;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lineside.training.card.CardFacts.Fact;

/**
 * What a package says of its origin, as rows for people: what has a sentence of its own is told by
 * it, a counted share by its interval, and curves are left to {@code model.json}.
 */
final class ProvenanceRows {
  private static final int LONGEST_LIST = 400;
  private static final Set<String> SHARE = Set.of("count", "of", "rate", "low", "high");

  private final List<Fact> rows = new ArrayList<>();

  private ProvenanceRows() {}

  static List<Fact> of(String name, JsonNode node) {
    ProvenanceRows provenance = new ProvenanceRows();
    provenance.add(name, node);
    return List.copyOf(provenance.rows);
  }

  private void add(String name, JsonNode node) {
    if (node.path("text").isTextual()) {
      rows.add(new Fact(name, node.path("text").asText()));
    } else if (isShare(node)) {
      rows.add(new Fact(name, share(node)));
    } else if (node.isObject()) {
      node.fields()
          .forEachRemaining(
              field ->
                  add(
                      name.isEmpty() ? field.getKey() : name + ", " + field.getKey(),
                      field.getValue()));
    } else if (node.isArray()) {
      addList(name, node);
    } else if (!node.isNull() && !node.asText().isEmpty()) {
      rows.add(new Fact(name, node.asText()));
    }
  }

  private void addList(String name, JsonNode list) {
    List<String> parts = new ArrayList<>();
    list.forEach(item -> parts.add(item.isValueNode() ? item.asText() : item.toString()));
    String text = String.join("; ", parts);
    // Long lists of numbers are curves, not facts.
    if (!text.isEmpty() && text.length() <= LONGEST_LIST) {
      rows.add(new Fact(name, text));
    }
  }

  private static boolean isShare(JsonNode node) {
    return SHARE.stream().allMatch(node::has);
  }

  private static String share(JsonNode node) {
    String text =
        String.format(
            Locale.ROOT,
            "%d of %d: %.1f %% (95 %%: %.1f to %.1f %%)",
            node.path("count").asInt(),
            node.path("of").asInt(),
            100 * node.path("rate").asDouble(),
            100 * node.path("low").asDouble(),
            100 * node.path("high").asDouble());
    return node.has("threshold")
        ? text + " at a threshold of " + node.path("threshold").asText()
        : text;
  }
}
