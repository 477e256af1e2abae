package lineside.jobs.start;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads typed values out of texts and gathers what is wrong with them; after a problem it goes on
 * with a stand-in, so that all are told together. Used by one thread.
 */
final class SettingsReader {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private final Map<String, String> values;
  private final TreeSet<String> known = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Map<String, String> values) {
    this.values = values;
  }

  String required(String key) {
    String value = text(key, "");
    if (value.isEmpty()) {
      problems.add(key + " is missing");
    }
    return value;
  }

  String text(String key, String fallback) {
    known.add(key);
    return values.getOrDefault(key, fallback);
  }

  int number(String key, int fallback) {
    String value = text(key, Integer.toString(fallback));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      problems.add(key + " is '" + value + "', expected a whole number");
      return fallback;
    }
  }

  int atLeastOne(String key, int fallback) {
    int value = number(key, fallback);
    if (value < 1) {
      problems.add(key + " is " + value + ", must be at least 1");
      return fallback;
    }
    return value;
  }

  /** A number from 0 to 1. */
  double share(String key, double fallback) {
    String value = text(key, Double.toString(fallback));
    try {
      double share = Double.parseDouble(value);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    problems.add(key + " is '" + value + "', expected a number from 0 to 1");
    return fallback;
  }

  Duration duration(String key, Duration fallback) {
    String value = text(key, fallback.toMillis() + "ms");
    Matcher matcher = DURATION.matcher(value);
    if (!matcher.matches()) {
      problems.add(key + " is '" + value + "', expected a number with ms, s, m, h or d");
      return fallback;
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  <E extends Enum<E>> E choice(String key, E fallback) {
    String value = text(key, nameOf(fallback));
    List<E> choices = Arrays.asList(fallback.getDeclaringClass().getEnumConstants());
    for (E choice : choices) {
      if (nameOf(choice).equals(value)) {
        return choice;
      }
    }
    problems.add(
        key
            + " is '"
            + value
            + "', expected one of "
            + choices.stream().map(this::nameOf).toList());
    return fallback;
  }

  /** A URI that ends with a slash, so that names can be resolved below it. */
  URI directory(String key) {
    String value = required(key);
    try {
      URI uri = URI.create(value.endsWith("/") ? value : value + "/");
      if (uri.getScheme() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      problems.add(key + " is no URI: " + e.getMessage());
      return URI.create("file:///");
    }
    if (!value.isEmpty()) {
      problems.add(key + " is '" + value + "', expected a URI such as file:///var/lib/lineside");
    }
    return URI.create("file:///");
  }

  /** What {@code made} makes; its refusal is a problem and {@code fallback} stands in. */
  <T> T checked(Supplier<T> made, T fallback) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
      return fallback;
    }
  }

  /** Ends the reading: keys that nobody asked for are problems too. */
  void finish() throws JobSettingsException {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        problems.add("unknown key " + key + NearestKey.hint(key, known));
      }
    }
    if (!problems.isEmpty()) {
      throw new JobSettingsException(String.join("\n", problems));
    }
  }

  private String nameOf(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
