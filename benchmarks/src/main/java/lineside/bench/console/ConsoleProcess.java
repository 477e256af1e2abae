package lineside.bench.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A console in a process of its own. Closing ends it. Used by one thread. */
final class ConsoleProcess implements AutoCloseable {
  private static final String SAYS = "console at ";
  private static final long END_SECONDS = 15;
  private static final long KIB = 1024;

  private final Process process;
  private final String address;

  private ConsoleProcess(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts one; returns when it has said its address. */
  static ConsoleProcess start(String bootstrapServers, Path state, int heapMegabytes)
      throws IOException {
    Files.createDirectories(state);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + heapMegabytes + "m",
            "-XX:+UseSerialGC",
            "-XX:MaxMetaspaceSize=128m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:MaxDirectMemorySize=64m",
            "-Xss512k",
            "-Djava.awt.headless=true",
            "-Dlineside.log=" + state.resolve("console.log"),
            "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=lineside.schemas.record",
            "-cp",
            System.getProperty("java.class.path"),
            ConsoleMain.class.getName(),
            bootstrapServers,
            state.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(state.resolve("console.err").toFile()).start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(SAYS)) {
        return new ConsoleProcess(process, line.substring(SAYS.length()));
      }
    }
    process.destroyForcibly();
    throw new IOException("the console did not start: see " + state.resolve("console.err"));
  }

  String address() {
    return address;
  }

  /** Most memory that was resident since it started, bytes. */
  long peakBytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", process.pid() + "", "status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * KIB;
      }
    }
    throw new IOException("no memory is told of process " + process.pid());
  }

  /** Processor time since it started, nanoseconds. */
  long cpuNanos() {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
