package lineside.footage.scenario;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lineside.footage.defect.DefectKind;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a scenario text and collects every problem before it gives up. Used once. */
final class ScenarioReader {
  private static final double MOST_SECONDS = 86_400;
  private final String source;
  private final List<String> problems = new ArrayList<>();

  ScenarioReader(String source) {
    this.source = source;
  }

  Scenario read(String yaml) throws ScenarioException {
    Section root = new Section("", parse(yaml), problems);
    Scenario scenario =
        new Scenario(
            root.text("name"),
            root.integer("seed", 0, 1L << 53),
            startAt(root),
            Math.round(1000 * root.number("duration-seconds", 1, MOST_SECONDS)),
            LineReader.lines(root),
            root.sections("readings").stream().map(ScenarioReader::reading).toList(),
            root.sections("causes").stream().map(ScenarioReader::cause).toList(),
            root.sections("faults").stream().map(ScenarioReader::fault).toList());
    root.close();
    if (problems.isEmpty()) {
      new ScenarioChecks(scenario, problems).run();
    }
    if (!problems.isEmpty()) {
      throw new ScenarioException(source, problems);
    }
    return scenario;
  }

  private Object parse(String yaml) throws ScenarioException {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Object root = new Yaml(new SafeConstructor(options)).load(yaml);
      return root == null ? "" : root;
    } catch (YAMLException e) {
      throw new ScenarioException(source, List.of("not yaml: " + e.getMessage()));
    }
  }

  /** YAML makes a date of an unquoted timestamp; both spellings are accepted. */
  private Instant startAt(Section root) {
    if (root.value("start-at") instanceof Date date) {
      return date.toInstant();
    }
    String text = root.text("start-at");
    try {
      return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
    } catch (DateTimeParseException e) {
      root.problem("start-at", "must be a time such as 2026-03-02T06:00:00Z, is '" + text + "'");
      return Instant.EPOCH;
    }
  }

  private static ReadingSpec reading(Section in) {
    ReadingSpec reading =
        new ReadingSpec(
            in.text("line"),
            in.text("quantity"),
            in.text("unit"),
            in.number("mean", -1e9, 1e9),
            in.number("swing", 0, 1e9, 0),
            in.number("period-seconds", 1, MOST_SECONDS, MOST_SECONDS),
            in.number("phase", 0, 1, 0),
            in.number("noise", 0, 1e9, 0),
            in.sections("events").stream().map(ScenarioReader::event).toList());
    in.close();
    return reading;
  }

  private static ReadingSpec.Event event(Section in) {
    ReadingSpec.Event event =
        new ReadingSpec.Event(
            in.number("from-seconds", 0, MOST_SECONDS),
            in.number("seconds", 0.1, MOST_SECONDS),
            in.number("shift", -1e9, 1e9));
    in.close();
    return event;
  }

  private static CauseSpec cause(Section in) {
    Factor factor = in.choice("factor", Factor.class);
    boolean period = factor == Factor.PERIOD;
    double rate = period ? 1 : in.number("rate", 0, 1);
    CauseSpec cause =
        new CauseSpec(
            in.text("id"),
            factor,
            period ? "" : in.text(factor == Factor.PROCESS ? "quantity" : key(factor)),
            factor == Factor.PROCESS ? in.number("above", -1e9, 1e9) : 0,
            in.choice("kind", DefectKind.class),
            in.text("camera"),
            rate,
            period ? 1 : in.number("rate-at-end", 0, 1, rate),
            period ? 1 : in.number("visible-share", 0.6, 1, 0.8),
            in.pair("at"),
            period ? Optional.of(roll(in)) : Optional.empty());
    in.close();
    return cause;
  }

  private static String key(Factor factor) {
    return factor.name().toLowerCase(Locale.ROOT);
  }

  private static CauseSpec.Roll roll(Section in) {
    return new CauseSpec.Roll(
        in.number("period-mm", 1, 1e6),
        in.number("from-seconds", 0, MOST_SECONDS, 0),
        in.number("first-sigma", 0.1, 30),
        in.number("last-sigma", 0.1, 30));
  }

  private static FaultSpec fault(Section in) {
    FaultSpec fault =
        new FaultSpec(
            in.text("camera"),
            in.choice("kind", FaultKind.class),
            in.number("from-seconds", 0, MOST_SECONDS),
            in.number("seconds", 0.001, MOST_SECONDS));
    in.close();
    return fault;
  }
}
