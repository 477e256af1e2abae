package lineside.deploy.rights;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * Certificates as {@code deploy/compose/secrets-make} makes them, and the clients' file as the
 * services mount it, in a folder of the test.
 */
final class Certificates {
  private static final Path COMPOSE = Path.of("../compose").toAbsolutePath().normalize();

  private final Path folder;

  private Certificates(Path folder) {
    this.folder = folder;
  }

  static Certificates make(Path folder) throws IOException, InterruptedException {
    Path script = Files.copy(COMPOSE.resolve("secrets-make"), folder.resolve("secrets-make"));
    Process process =
        new ProcessBuilder("bash", script.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("secrets-make.log").toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IOException(Files.readString(folder.resolve("secrets-make.log")));
    }
    return new Certificates(folder.resolve("secrets"));
  }

  Path of(String owner) {
    return folder.resolve(owner);
  }

  /**
   * Settings of a client that is {@code user}: the file of deploy, with the folders of the test.
   */
  Map<String, Object> client(String user, String bootstrapServers) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(COMPOSE.resolve("client-tls.properties"))) {
      properties.load(reader);
    }
    Map<String, Object> settings = new HashMap<>();
    properties.forEach(
        (key, value) ->
            settings.put(
                key.toString(),
                value
                    .toString()
                    .replace("/etc/lineside/user", of(user).toString())
                    .replace("/etc/lineside/ca", of("ca").toString())
                    .replaceAll("^/etc/lineside$", folder.toString())));
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("request.timeout.ms", "10000");
    settings.put("default.api.timeout.ms", "10000");
    return settings;
  }
}
