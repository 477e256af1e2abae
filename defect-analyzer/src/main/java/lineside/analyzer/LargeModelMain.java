package lineside.analyzer;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import lineside.analyzer.archive.Period;
import lineside.analyzer.crop.CropRunConfig;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the large model over the archive on the cluster that starts it, attached: {@code
 * LargeModelMain FILE}, where FILE holds properties. All directories are reached by every machine.
 *
 * <pre>
 * archive.directory         archive of inspections                required
 * evidence.directory        evidence store                        required
 * history.directory         history and index                     required
 * model.package             directory of the large model          required
 * model.provider            cpu | cuda | auto                     auto
 * model.threads             threads of one run of the model       1
 * period.from, period.to    moments, as 2026-03-02T06:00:00Z      all
 * parallelism               readers                               that of the cluster
 * </pre>
 */
public final class LargeModelMain {
  private static final Logger LOG = LoggerFactory.getLogger(LargeModelMain.class);
  private static final List<String> REQUIRED =
      List.of("archive.directory", "evidence.directory", "history.directory", "model.package");
  private static final List<String> OPTIONAL =
      List.of("model.provider", "model.threads", "period.from", "period.to", "parallelism");

  private LargeModelMain() {}

  /**
   * Called by Flink.
   *
   * @throws IllegalArgumentException with all problems at once, when arguments or file are wrong
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("usage: LargeModelMain FILE");
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("settings unreadable: " + arguments[0], unreadable);
    }
    CropRunConfig config = configOf(properties);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    if (properties.containsKey("parallelism")) {
      env.setParallelism(Integer.parseInt(properties.getProperty("parallelism")));
    }
    LargeModelResult result =
        LargeModelRun.run(
            config,
            env,
            progress -> LOG.info("{} of {} crops read", progress.done(), progress.planned()));
    LOG.info(
        "{} crops read now, {} refused, {} known, {} findings in the index",
        result.read().done(),
        result.refused().size(),
        result.history().read(),
        result.readings().size());
  }

  /**
   * The configuration in {@code properties}.
   *
   * @throws IllegalArgumentException with all problems, one a line
   * @throws ModelPackageException when the package can't be loaded
   */
  static CropRunConfig configOf(Properties properties) throws ModelPackageException {
    List<String> problems = new ArrayList<>();
    Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
    REQUIRED.forEach(unknown::remove);
    OPTIONAL.forEach(unknown::remove);
    unknown.forEach(key -> problems.add("unknown key " + key));
    REQUIRED.stream()
        .filter(key -> properties.getProperty(key, "").isBlank())
        .forEach(key -> problems.add(key + " is missing"));
    String provider = properties.getProperty("model.provider", "auto");
    if (!Set.of("cpu", "cuda", "auto").contains(provider)) {
      problems.add("model.provider is '" + provider + "', expected cpu, cuda or auto");
    }
    for (String key : List.of("model.threads", "parallelism")) {
      String number = properties.getProperty(key, "1");
      if (!number.matches("[1-9]\\d{0,3}")) {
        problems.add(key + " is '" + number + "', expected a number from 1");
      }
    }
    Instant from = momentOf(properties, "period.from", problems);
    Instant to = momentOf(properties, "period.to", problems);
    if (from != null && to != null && !from.isBefore(to)) {
      problems.add("period.from is not before period.to");
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    Path model = Path.of(properties.getProperty("model.package"));
    return new CropRunConfig(
        Path.of(properties.getProperty("archive.directory")),
        Path.of(properties.getProperty("evidence.directory")),
        Path.of(properties.getProperty("history.directory")),
        new CropRunConfig.Model(
            model.toString(),
            ModelPackage.load(model).sha256(),
            Provider.valueOf(provider.toUpperCase(Locale.ROOT)),
            Integer.parseInt(properties.getProperty("model.threads", "1"))),
        new Period(from, to));
  }

  private static @Nullable Instant momentOf(
      Properties properties, String key, List<String> problems) {
    String text = properties.getProperty(key);
    if (text == null) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      problems.add(key + " is '" + text + "', expected a moment as 2026-03-02T06:00:00Z");
      return null;
    }
  }
}
