package lineside.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.topic.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broker and ingest in processes of their own, killed as {@code kill -9} does: afterwards every
 * trigger is a frame on the topic or a loss, none both, none twice, none out of order.
 */
class KillsIT {
  private static final int TRIGGERS = 400;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path directory;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void endProcesses() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void accountsForEveryTriggerWhenBrokerAndIngestAreKilled() throws Exception {
    int port = EmbeddedBroker.freePort();
    int controllerPort = EmbeddedBroker.freePort();
    Process broker = startBroker(port, controllerPort);
    awaitTopics();
    Process ingest = startIngest(port);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> frames(port).size() >= 20);

    kill(broker);
    for (int kills = 0; kills < 3; kills++) {
      long before = spooledBytes();
      await().atMost(PATIENCE).until(() -> spooledBytes() > before + 100_000);
      kill(ingest);
      ingest = startIngest(port);
    }
    startBroker(port, controllerPort);
    assertThat(ingest.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

    List<Long> frames = frames(port);
    assertThat(frames).isSorted().doesNotHaveDuplicates();
    TreeSet<Long> accounted = new TreeSet<>(frames);
    for (Long lost : losses(port)) {
      assertThat(accounted.add(lost)).as("trigger %d is a frame or a loss", lost).isTrue();
    }
    assertThat(accounted).containsExactlyElementsOf(LongStream.range(0, TRIGGERS).boxed().toList());
    assertThat(frames.size()).isGreaterThan(TRIGGERS - 50);
    assertThat(spooledBytes()).isZero();
  }

  private Process startBroker(int port, int controllerPort) throws IOException {
    return start(
        BrokerProcess.class,
        directory.resolve("kafka").toString(),
        Integer.toString(port),
        Integer.toString(controllerPort));
  }

  private Process startIngest(int port) throws IOException {
    return start(
        IngestProcess.class,
        "127.0.0.1:" + port,
        Integer.toString(TRIGGERS),
        directory.resolve("work").toString());
  }

  private Process start(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    File log = directory.resolve(main.getSimpleName() + processes.size() + ".log").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
    processes.add(process);
    return process;
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void awaitTopics() {
    await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve("kafka-ready")));
  }

  private static List<Long> frames(int port) {
    return TopicReader.everything("127.0.0.1:" + port, Topic.FRAME).stream()
        .filter(sent -> sent.message() instanceof Frame)
        .map(sent -> ((Frame) sent.message()).getSequence())
        .toList();
  }

  private static List<Long> losses(int port) {
    return TopicReader.everything("127.0.0.1:" + port, Topic.LOSS).stream()
        .map(sent -> ((Loss) sent.message()).getSequence())
        .distinct()
        .toList();
  }

  private long spooledBytes() throws IOException {
    Path spool = directory.resolve("work/spool/images");
    if (!Files.exists(spool)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(spool)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
