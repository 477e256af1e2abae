package lineside.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What eight cameras with images of 1.2 MB take when the broker is killed under them: the bound
 * that the README of this module states, in a process whose heap is just that.
 */
class MemoryBoundIT {
  private static final int CAMERAS = 8;
  private static final long IMAGE_BYTES = BoundedIngest.IMAGE_WIDTH_PX * 150L;
  private static final int HEAP_MIB = 400;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path directory;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void endProcesses() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void holdsItsBoundWhileTheBrokerIsDead() throws Exception {
    int port = EmbeddedBroker.freePort();
    Process broker =
        start(
            512,
            BrokerProcess.class,
            directory.resolve("kafka").toString(),
            Integer.toString(port),
            Integer.toString(EmbeddedBroker.freePort()));
    await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve("kafka-ready")));
    Path work = Files.createDirectories(directory.resolve("work"));
    Process ingest =
        start(
            HEAP_MIB,
            BoundedIngest.class,
            "127.0.0.1:" + port,
            Integer.toString(CAMERAS),
            work.toString());
    await().atMost(PATIENCE).until(() -> highest(work, Sample::delivered) > 40);

    broker.destroyForcibly().waitFor();
    await().atMost(PATIENCE).until(() -> highest(work, Sample::lost) > 200);

    assertThat(ingest.isAlive()).isTrue();
    assertThat(highest(work, Sample::spooled)).isGreaterThan(CAMERAS * 30L);
    assertThat(samples(work)).allMatch(sample -> sample.ofOne() <= sample.bound() + IMAGE_BYTES);
    assertThat(highest(work, Sample::bound)).isEqualTo(16L << 20);
    assertThat(highest(work, Sample::direct)).isLessThan(64L << 20);
    tell(work, ingest.pid());
  }

  /** The figures, for whoever reads the output of the build. */
  private static void tell(Path work, long pid) throws IOException {
    String resident =
        Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .findFirst()
            .orElse("VmHWM unknown");
    PrintStream out = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    out.printf(
        "memory without broker: %d cameras, heap limit %d MiB, highest of one camera %.1f MiB,"
            + " direct %.1f MiB, %s%n",
        CAMERAS,
        HEAP_MIB,
        highest(work, Sample::ofOne) / 1048576.0,
        highest(work, Sample::direct) / 1048576.0,
        resident.replaceAll("\\s+", " "));
  }

  private static long highest(Path work, ToLongFunction<Sample> value) throws IOException {
    return samples(work).stream().mapToLong(value).max().orElse(0);
  }

  private static List<Sample> samples(Path work) throws IOException {
    Path file = work.resolve("memory.txt");
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readAllLines(file).stream()
        .map(line -> line.split(" ", -1))
        .filter(words -> words.length == 6)
        .map(words -> Arrays.stream(words).mapToLong(Long::parseLong).toArray())
        .map(n -> new Sample(n[0], n[1], n[2], n[3], n[4], n[5]))
        .toList();
  }

  private Process start(int heapMib, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + heapMib + "m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(List.of(arguments));
    File log = directory.resolve(main.getSimpleName() + ".log").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    processes.add(process);
    return process;
  }

  /** One line of {@link BoundedIngest}. */
  private record Sample(
      long delivered, long spooled, long lost, long ofOne, long bound, long direct) {}
}
