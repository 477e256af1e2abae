package lineside.ingest.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of the configuration file. Reads typed values and collects what is wrong with them
 * instead of stopping at the first; a value that is wrong or missing reads as its default.
 */
final class Section {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h)");

  private static final Pattern BYTES = Pattern.compile("(\\d{1,9}) ?(|KiB|MiB|GiB)");

  /** The words are short: with more edits nearly any becomes any other. */
  private static final int MAX_WORD_DISTANCE = 1;

  private final String prefix;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();
  private final List<String> problems;

  /**
   * @param prefix put before every key in a problem: empty, or ending with a dot
   * @param yaml what the file has there
   * @param problems receives what is wrong
   */
  Section(String prefix, @Nullable Object yaml, List<String> problems) {
    this.prefix = prefix;
    this.problems = problems;
    if (yaml instanceof Map<?, ?> mapping) {
      mapping.forEach((key, value) -> put(String.valueOf(key), value));
    } else {
      problems.add(
          (prefix.isEmpty() ? "file" : prefix.substring(0, prefix.length() - 1))
              + ": expected keys with values");
    }
  }

  private void put(String key, @Nullable Object value) {
    if (value != null) {
      values.put(key, value);
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  void problem(String key, String what) {
    problems.add(prefix + key + ": " + what);
  }

  /** A text that must be there. */
  String required(String key) {
    String value = text(key, "");
    if (value.isBlank() && !has(key)) {
      problem(key, "is missing");
    } else if (value.isBlank()) {
      problem(key, "is empty");
    }
    return value;
  }

  String text(String key, String otherwise) {
    Object value = value(key);
    if (value instanceof Map || value instanceof List) {
      problem(key, "expected a single value");
      return otherwise;
    }
    return value == null ? otherwise : value.toString().strip();
  }

  int number(String key, int otherwise) {
    Object value = value(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Integer number) {
      return number;
    }
    problem(key, "expected a whole number, got '" + value + "'");
    return otherwise;
  }

  Duration duration(String key, Duration otherwise) {
    String value = text(key, "");
    if (value.isEmpty()) {
      return otherwise;
    }
    Matcher matcher = DURATION.matcher(value);
    if (!matcher.matches()) {
      problem(key, "expected a duration such as 200ms, 1s or 5m, got '" + value + "'");
      return otherwise;
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        };
    if (duration.isZero()) {
      problem(key, "is 0, at least 1ms");
      return otherwise;
    }
    return duration;
  }

  /** A size such as {@code 512MiB}; plain numbers are bytes. */
  long bytes(String key, long otherwise) {
    String value = text(key, "");
    if (value.isEmpty()) {
      return otherwise;
    }
    Matcher matcher = BYTES.matcher(value);
    if (!matcher.matches()) {
      problem(key, "expected a size such as 512MiB or 4GiB, got '" + value + "'");
      return otherwise;
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "KiB" -> amount << 10;
      case "MiB" -> amount << 20;
      case "GiB" -> amount << 30;
      default -> amount;
    };
  }

  /** One of the values of an enumeration, in lower case with dashes. */
  <E extends Enum<E>> E choice(String key, E otherwise) {
    return text(key, "").isEmpty() ? otherwise : chosen(key, otherwise).orElse(otherwise);
  }

  /** One of the values of the enumeration of {@code example}; empty when there is no such one. */
  <E extends Enum<E>> Optional<E> chosen(String key, E example) {
    String value = text(key, "");
    Set<String> words = new TreeSet<>();
    for (E candidate : example.getDeclaringClass().getEnumConstants()) {
      String word = candidate.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equals(value)) {
        return Optional.of(candidate);
      }
      words.add(word);
    }
    if (!value.isEmpty()) {
      String hint =
          NearestKey.to(value, words)
              .filter(near -> NearestKey.distance(value, near) <= MAX_WORD_DISTANCE)
              .map(near -> ", did you mean " + near + "?")
              .orElse("");
      problem(key, "expected one of " + words + ", got '" + value + "'" + hint);
    }
    return Optional.empty();
  }

  /** The elements of a list; empty when it is missing or none. */
  List<?> list(String key) {
    Object value = value(key);
    if (value instanceof List<?> list) {
      return list;
    }
    if (value != null) {
      problem(key, "expected a list");
    }
    return List.of();
  }

  private @Nullable Object value(String key) {
    known.add(key);
    return values.get(key);
  }

  /** Reports every key that nobody has asked for; call last. */
  void reportUnknownKeys() {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        String hint =
            NearestKey.to(key, known).map(near -> ", did you mean " + near + "?").orElse("");
        problem(key, "unknown key" + hint);
      }
    }
  }
}
