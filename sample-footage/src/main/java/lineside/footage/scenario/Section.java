package lineside.footage.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of the file, read key by key. Problems are collected, never thrown, and a stand-in
 * value is returned, so that one reading finds them all. Not thread-safe.
 */
final class Section {
  private final String path;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final TreeSet<String> asked = new TreeSet<>();
  private final List<String> problems;

  Section(String path, Object node, List<String> problems) {
    this.path = path;
    this.problems = problems;
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> values.put(String.valueOf(key), value == null ? "" : value));
    } else {
      problems.add((path.isEmpty() ? "file" : path) + ": must be a mapping of keys to values");
    }
  }

  void problem(String key, String text) {
    problems.add(name(key) + ": " + text);
  }

  boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  /** The value as it stands, or null. */
  @Nullable Object value(String key) {
    asked.add(key);
    return values.get(key);
  }

  String text(String key) {
    Object value = required(key);
    if (value == null) {
      return "";
    }
    if (value instanceof Map || value instanceof List || String.valueOf(value).isBlank()) {
      problem(key, "must be a text");
      return "";
    }
    return String.valueOf(value).strip();
  }

  String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  double number(String key, double least, double most) {
    Object value = required(key);
    if (value == null) {
      return least;
    }
    if (!(value instanceof Number number)) {
      problem(key, "must be a number, is '" + value + "'");
      return least;
    }
    double d = number.doubleValue();
    if (!(d >= least && d <= most)) {
      problem(key, "must be between %s and %s, is %s".formatted(least, most, value));
      return least;
    }
    return d;
  }

  double number(String key, double least, double most, double otherwise) {
    return has(key) ? number(key, least, most) : otherwise;
  }

  long integer(String key, long least, long most) {
    double value = number(key, (double) least, (double) most);
    if (value != Math.rint(value)) {
      problem(key, "must be a whole number, is " + value);
    }
    return (long) value;
  }

  long integer(String key, long least, long most, long otherwise) {
    return has(key) ? integer(key, least, most) : otherwise;
  }

  <E extends Enum<E>> E choice(String key, Class<E> type) {
    return choiceOf(key, text(key), type);
  }

  /** The constant that {@code text}, which stands at {@code key}, names. */
  <E extends Enum<E>> E choiceOf(String key, String text, Class<E> type) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(text)) {
        return constant;
      }
      names.add(name);
    }
    if (!text.isEmpty()) {
      problem(
          key, "must be one of %s, is '%s'%s".formatted(names, text, NearestKey.hint(text, names)));
    }
    return type.getEnumConstants()[0];
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object element : list(key)) {
      texts.add(String.valueOf(element));
    }
    return texts;
  }

  /** Two whole numbers, such as a place in the picture. */
  Optional<List<Integer>> pair(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    List<Integer> pair = new ArrayList<>();
    for (Object element : list(key)) {
      if (element instanceof Integer number) {
        pair.add(number);
      }
    }
    if (pair.size() != 2) {
      problem(key, "must be two whole numbers: [x, y]");
      return Optional.empty();
    }
    return Optional.of(pair);
  }

  Section section(String key) {
    Object value = required(key);
    return new Section(name(key), value == null ? Map.of() : value, problems);
  }

  /** A list of mappings; empty when the key is missing. */
  List<Section> sections(String key) {
    List<Section> sections = new ArrayList<>();
    if (has(key)) {
      int i = 0;
      for (Object element : list(key)) {
        sections.add(new Section("%s[%d]".formatted(name(key), i++), element, problems));
      }
    }
    return sections;
  }

  /** To be called after the last key was read: what was not asked for is unknown. */
  void close() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        problem(key, "is not a known key" + NearestKey.hint(key, asked));
      }
    }
  }

  private List<?> list(String key) {
    Object value = required(key);
    if (value instanceof List<?> list) {
      return list;
    }
    if (value != null) {
      problem(key, "must be a list");
    }
    return List.of();
  }

  private @Nullable Object required(String key) {
    asked.add(key);
    Object value = values.get(key);
    if (value == null) {
      problem(key, "is missing");
    }
    return value;
  }

  private String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
