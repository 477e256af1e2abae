package lineside.console.adjust;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What differs between two trees, in words.
 *
 * @param before values before, by path
 * @param after values after, by path
 */
record Difference(String before, String after) {
  private static final int MOST_CHARACTERS = 4000;

  static Difference of(JsonNode before, JsonNode after) {
    TreeMap<String, String> left = new TreeMap<>();
    TreeMap<String, String> right = new TreeMap<>();
    flatten("", before, left);
    flatten("", after, right);
    List<String> old = new ArrayList<>();
    List<String> fresh = new ArrayList<>();
    left.forEach(
        (path, value) -> {
          if (!value.equals(right.get(path))) {
            old.add(path + " = " + value);
          }
        });
    right.forEach(
        (path, value) -> {
          if (!value.equals(left.get(path))) {
            fresh.add(path + " = " + value);
          }
        });
    return new Difference(joined(old), joined(fresh));
  }

  boolean isNone() {
    return before.isEmpty() && after.isEmpty();
  }

  private static void flatten(String path, JsonNode node, TreeMap<String, String> values) {
    if (node.isObject() && !node.isEmpty()) {
      node.fields()
          .forEachRemaining(
              field ->
                  flatten(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      values));
    } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject() && !isPoint(node)) {
      for (int i = 0; i < node.size(); i++) {
        flatten(path + "[" + i + "]", node.get(i), values);
      }
    } else {
      values.put(path, node.toString());
    }
  }

  private static boolean isPoint(JsonNode node) {
    return node.get(0).has("x") && node.get(0).size() == 2;
  }

  private static String joined(List<String> lines) {
    String text = String.join("; ", lines);
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + " ...";
  }
}
