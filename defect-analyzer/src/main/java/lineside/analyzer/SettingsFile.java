package lineside.analyzer;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import lineside.analyzer.mining.Costs;
import lineside.analyzer.mining.MiningSettings;
import lineside.analyzer.mining.Shifts;

/**
 * What a plant sets for its reports, as properties.
 *
 * <pre>
 * costs.currency       unit of the amounts                                  cost units
 * costs.scrap          of a part that is thrown away                        10
 * costs.rework         of a part that is mended and comes again             4
 * costs.escape         of a defective part that passes                      100
 * costs.missed-share   share of defective parts that inspection passes;
 *                      what audits tell takes its place                     0.05
 * shifts.start         start of the first shift of a day                    06:00
 * shifts.length        of each; a whole number of them is a day             PT8H
 * shifts.zone          of the clock on the wall                             Z
 * </pre>
 */
public final class SettingsFile {
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "costs.currency", Costs.DEFAULT.currency(),
          "costs.scrap", Double.toString(Costs.DEFAULT.scrap()),
          "costs.rework", Double.toString(Costs.DEFAULT.rework()),
          "costs.escape", Double.toString(Costs.DEFAULT.escape()),
          "costs.missed-share", Double.toString(Costs.DEFAULT.missedShare()),
          "shifts.start", Shifts.DEFAULT.start().toString(),
          "shifts.length", Shifts.DEFAULT.length().toString(),
          "shifts.zone", Shifts.DEFAULT.zone().getId());

  private final Map<String, String> values;
  private final List<String> problems = new ArrayList<>();

  private SettingsFile(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads {@code file}.
   *
   * @throws IllegalArgumentException with all problems, one a line
   * @throws IOException when it can't be read
   */
  public static MiningSettings read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    Map<String, String> values = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(key -> values.put(key, properties.getProperty(key).strip()));
    return of(values);
  }

  /** As {@link #read}, of values at hand. */
  static MiningSettings of(Map<String, String> values) {
    return new SettingsFile(values).settings();
  }

  private MiningSettings settings() {
    TreeSet<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(DEFAULTS.keySet());
    unknown.forEach(
        key ->
            problems.add("unknown key " + key + "; known are " + new TreeSet<>(DEFAULTS.keySet())));
    double scrap = amount("costs.scrap");
    double rework = amount("costs.rework");
    double escape = amount("costs.escape");
    double missed = amount("costs.missed-share");
    LocalTime start = LocalTime.MIDNIGHT;
    Duration length = Duration.ofHours(8);
    ZoneId zone = ZoneOffset.UTC;
    try {
      start = LocalTime.parse(value("shifts.start"));
      length = Duration.parse(value("shifts.length"));
      zone = ZoneId.of(value("shifts.zone"));
    } catch (DateTimeException e) {
      problems.add("shifts.*: " + e.getMessage());
    }
    MiningSettings settings = MiningSettings.DEFAULT;
    try {
      settings =
          new MiningSettings(
              new Costs(value("costs.currency"), scrap, rework, escape, missed),
              new Shifts(start, length, zone));
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return settings;
  }

  private double amount(String key) {
    try {
      return Double.parseDouble(value(key));
    } catch (NumberFormatException e) {
      problems.add(key + " is '" + value(key) + "', expected a number");
      return 0;
    }
  }

  private String value(String key) {
    String value = values.get(key);
    return value == null ? DEFAULTS.getOrDefault(key, "") : value;
  }
}
