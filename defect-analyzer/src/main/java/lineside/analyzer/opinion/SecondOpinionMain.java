package lineside.analyzer.opinion;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import lineside.vision.model.Provider;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Runs the second-opinion job on the cluster that starts it: {@code SecondOpinionMain FILE}, where
 * FILE holds properties:
 *
 * <pre>
 * kafka.bootstrap-servers   host:port[,host:port...]              required
 * kafka.group-id            prefix of the consumer group          lineside
 * model.package             directory of the large model          required
 * model.provider            cpu | cuda | auto                     auto
 * model.threads             threads of one run of the model       1
 * evidence.directory        directory of the evidence store       required
 * checkpoint.directory      URI of a directory                    required
 * </pre>
 */
public final class SecondOpinionMain {
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);
  private static final List<String> REQUIRED =
      List.of(
          "kafka.bootstrap-servers", "model.package", "evidence.directory", "checkpoint.directory");
  private static final List<String> OPTIONAL =
      List.of("kafka.group-id", "model.provider", "model.threads");

  private SecondOpinionMain() {}

  /**
   * Called by Flink.
   *
   * @throws IllegalArgumentException with all problems at once, when arguments or file are wrong
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("usage: SecondOpinionMain FILE");
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("settings unreadable: " + arguments[0], unreadable);
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    SecondOpinionJob.build(env, configOf(properties), Clock.systemUTC());
    env.execute(SecondOpinionJob.NAME);
  }

  /** Every key that the file may have. */
  public static Set<String> keys() {
    Set<String> keys = new TreeSet<>(REQUIRED);
    keys.addAll(OPTIONAL);
    return keys;
  }

  /** Those without which it does not start. */
  public static Set<String> requiredKeys() {
    return Set.copyOf(REQUIRED);
  }

  /**
   * The configuration in {@code properties}.
   *
   * @throws IllegalArgumentException with all problems, one a line
   */
  static SecondOpinionConfig configOf(Properties properties) {
    List<String> problems = new ArrayList<>();
    Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
    REQUIRED.forEach(unknown::remove);
    OPTIONAL.forEach(unknown::remove);
    unknown.forEach(key -> problems.add("unknown key " + key));
    for (String key : REQUIRED) {
      if (properties.getProperty(key, "").isBlank()) {
        problems.add(key + " is missing");
      }
    }
    String provider = properties.getProperty("model.provider", "auto");
    if (!Set.of("cpu", "cuda", "auto").contains(provider)) {
      problems.add("model.provider is '" + provider + "', expected cpu, cuda or auto");
    }
    String threads = properties.getProperty("model.threads", "1");
    if (!threads.matches("[1-9]\\d{0,3}")) {
      problems.add("model.threads is '" + threads + "', expected a number from 1");
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
    return new SecondOpinionConfig(
        new SecondOpinionConfig.Kafka(
            properties.getProperty("kafka.bootstrap-servers"),
            properties.getProperty("kafka.group-id", "lineside")),
        new SecondOpinionConfig.Model(
            properties.getProperty("model.package"),
            Provider.valueOf(provider.toUpperCase(Locale.ROOT)),
            Integer.parseInt(threads)),
        properties.getProperty("evidence.directory"),
        URI.create(properties.getProperty("checkpoint.directory")),
        CHECKPOINT_INTERVAL);
  }
}
