package lineside.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The MES of mes-bridge/example-mes as a process of Node.js: a client that shares no code with us.
 */
final class ExampleMes implements AutoCloseable {
  private static final Path FOLDER = Path.of("../mes-bridge/example-mes").toAbsolutePath();
  private static final Duration BOUND = Duration.ofMinutes(3);

  private final Process process;
  private final Path out;

  private ExampleMes(Process process, Path out) {
    this.process = process;
    this.out = out;
  }

  /** What keeps it from running here; empty when nothing does. Fetches its packages once. */
  static String obstacle() throws IOException, InterruptedException {
    if (!isThere("node", "--version") || !isThere("npm", "--version")) {
      return "no node and npm";
    }
    if (Files.isDirectory(FOLDER.resolve("node_modules/kafkajs"))) {
      return "";
    }
    Process install =
        new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean isThere = install.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS);
    if (!isThere) {
      install.destroyForcibly();
    }
    return isThere && install.exitValue() == 0 ? "" : "its packages cannot be fetched from npm";
  }

  private static boolean isThere(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts it; {@code out} takes what it prints. */
  static ExampleMes start(Path out, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("node", "mes.mjs"));
    command.addAll(
        List.of("--asyncapi", Path.of("../schemas/asyncapi.yaml").toAbsolutePath().toString()));
    command.addAll(List.of(options));
    return new ExampleMes(
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start(),
        out);
  }

  /** Waits until it reads and has sent what it had to. */
  void awaitReady() {
    Awaitility.await().atMost(BOUND).until(() -> lines().contains("READY") || !process.isAlive());
  }

  /** Waits for its end and returns what it says then. */
  JsonNode ended() throws IOException, InterruptedException {
    if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("did not end, and said " + lines());
    }
    List<String> said = lines();
    String summary =
        said.stream()
            .filter(line -> line.startsWith("{\"encoding\""))
            .findFirst()
            .orElseThrow(
                () -> new AssertionError("exit " + process.exitValue() + ", said " + said));
    return new ObjectMapper().readTree(summary);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
