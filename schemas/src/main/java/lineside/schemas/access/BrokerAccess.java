package lineside.schemas.access;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How every Kafka client of a process reaches the broker: encryption and credentials from one file
 * of Kafka client properties, which the environment variable {@value #VARIABLE} names. Without it
 * clients speak plain text, as in the demo. One fact of the process, as its trust store is, so that
 * no client can be forgotten.
 *
 * <p>The file holds no secret: Kafka itself resolves {@code ${directory:/etc/secret:password}} and
 * the like when a client is made, by the {@code config.providers} in the same file. So a secret
 * stands in no process list, no environment and no job graph, and a changed one counts from the
 * next client on. Thread-safe; the file is read each time it is asked for.
 */
public final class BrokerAccess {
  /** Environment variable that names the file. */
  public static final String VARIABLE = "LINESIDE_KAFKA_CLIENT";

  /** System property that names the file instead; it wins. */
  public static final String PROPERTY = "lineside.kafka.client";

  private static final List<String> ABOUT_ACCESS =
      List.of("security.", "sasl.", "ssl.", "config.providers");

  private BrokerAccess() {}

  /**
   * Settings that every client of this process adds to its own; empty where no file is named.
   *
   * @throws IllegalStateException naming the file when it is unreadable or sets anything else
   */
  public static Map<String, String> settings() {
    String file = System.getProperty(PROPERTY, System.getenv().getOrDefault(VARIABLE, ""));
    return file.isBlank() ? Map.of() : read(Path.of(file));
  }

  /** A client's {@code own} settings and those of the process. */
  public static Map<String, Object> with(Map<String, ?> own) {
    Map<String, Object> all = new HashMap<>(own);
    all.putAll(settings());
    return all;
  }

  /** The same for clients that take {@link Properties}. */
  public static Properties properties() {
    Properties properties = new Properties();
    properties.putAll(settings());
    return properties;
  }

  /**
   * What a file says, for a process that reaches a second plant.
   *
   * @throws IllegalStateException as {@link #settings}
   */
  public static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new IllegalStateException(
          "client settings unreadable: " + file + " (named by " + VARIABLE + ")", unreadable);
    }
    Map<String, String> settings = new HashMap<>();
    TreeSet<String> others = new TreeSet<>();
    for (String key : properties.stringPropertyNames()) {
      if (isAboutAccess(key)) {
        settings.put(key, String.valueOf(properties.getProperty(key)).strip());
      } else {
        others.add(key);
      }
    }
    if (!others.isEmpty()) {
      throw new IllegalStateException(
          "client settings refused: "
              + file
              + " sets "
              + others
              + ", expected only keys that begin"
              + " with one of "
              + ABOUT_ACCESS);
    }
    return Map.copyOf(settings);
  }

  private static boolean isAboutAccess(@Nullable String key) {
    return key != null && ABOUT_ACCESS.stream().anyMatch(key::startsWith);
  }
}
