package lineside.bench.ingest;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lineside.bench.JavaLaunch;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;

/**
 * Kafka's own {@code kafka-producer-perf-test}, in a process with the machine options of the ingest
 * it is compared with, with the producer settings of ingest, on the frame topic. Its payload is
 * read from a file before it begins: made up anew for each record, as it does by default, it would
 * be slower.
 */
final class PerfTest {
  private static final String MAIN = "org.apache.kafka.tools.ProducerPerformance";
  private static final Pattern STEADY =
      Pattern.compile("(\\d+) steady state records sent, ([0-9.]+) records/sec");
  private static final int LETTER = 'x';

  private final Path directory;
  private final Path settings;
  private final Path payload;

  private PerfTest(Path directory, Path settings, Path payload) {
    this.directory = directory;
    this.settings = settings;
    this.payload = payload;
  }

  /** Prepares one for records of a size. */
  static PerfTest of(String bootstrapServers, int recordBytes, Path directory) throws IOException {
    Files.createDirectories(directory);
    Path settings = directory.resolve("producer.properties");
    Properties properties = new Properties();
    properties.putAll(ClientSettings.frameProducer());
    properties.setProperty("bootstrap.servers", bootstrapServers);
    try (Writer out = Files.newBufferedWriter(settings)) {
      properties.store(out, null);
    }
    byte[] letters = new byte[recordBytes];
    Arrays.fill(letters, (byte) LETTER);
    Path payload = Files.write(directory.resolve("payload.txt"), letters);
    return new PerfTest(directory, settings, payload);
  }

  /**
   * Runs it.
   *
   * @return records a second after the warm-up
   */
  double recordsPerSecond(int warmUp, int records) throws IOException, InterruptedException {
    List<String> command =
        JavaLaunch.command(
            IngestProcess.HEAP_MEGABYTES,
            directory.resolve("perf-test.log"),
            MAIN,
            List.of(
                "--topic",
                Topic.FRAME.topicName(),
                "--num-records",
                Integer.toString(warmUp + records),
                "--warmup-records",
                Integer.toString(warmUp),
                "--throughput",
                "-1",
                "--payload-file",
                payload.toString(),
                "--producer.config",
                settings.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("kafka-producer-perf-test failed: " + said);
    }
    return steadyRate(said);
  }

  /** Records a second in the summary of what came after the warm-up. */
  static double steadyRate(String said) throws IOException {
    Matcher summary = STEADY.matcher(said);
    if (!summary.find()) {
      throw new IOException("kafka-producer-perf-test gives no summary: " + said);
    }
    return Double.parseDouble(summary.group(2));
  }
}
