package lineside.bench.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import lineside.bench.BrokerStarter;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.plant.Topics;

/**
 * Measures ingest in a process of its own against a broker in a process of its own: what it bears,
 * what a frame costs, how fast it publishes, and whether its memory grows.
 */
public final class IngestBench {
  private static final long SEED = 1;

  private IngestBench() {}

  /**
   * Runs.
   *
   * @param progress hears what is under way
   */
  public static Report run(IngestBenchConfig config, Consumer<String> progress) throws Exception {
    List<Figure> figures = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    try (BrokerStarter.Broker broker = config.broker().start(config.work().resolve("broker"));
        Topics topics = Topics.create(broker.bootstrapServers())) {
      Bench bench = new Bench(config, broker.bootstrapServers(), topics, progress);
      // An enum's own order, whatever the order of the set.
      for (IngestPart part : IngestPart.values()) {
        if (config.parts().contains(part)) {
          Report report = measure(part, bench);
          figures.addAll(report.figures());
          remarks.addAll(report.remarks());
        }
      }
    }
    remarks.add(
        "broker and ingest are processes of their own on this machine; ingest has %d MB of heap and"
                .formatted(IngestProcess.HEAP_MEGABYTES)
            + " the machine options of ./lineside");
    return new Report("ingest", figures, remarks);
  }

  private static Report measure(IngestPart part, Bench bench) throws Exception {
    return switch (part) {
      case LOAD -> LoadPart.measure(bench);
      case COST -> CostPart.measure(bench);
      case PUBLISH -> PublishPart.measure(bench);
      case MEMORY -> MemoryPart.measure(bench);
    };
  }

  /**
   * What every part is given.
   *
   * @param config what is asked
   * @param bootstrapServers the broker
   * @param topics its topics
   * @param progress hears what is under way
   */
  record Bench(
      IngestBenchConfig config, String bootstrapServers, Topics topics, Consumer<String> progress) {
    /** Starts an ingest. */
    IngestProcess ingest(String name) throws IOException {
      return IngestProcess.start(bootstrapServers, config.work().resolve(name));
    }

    /** A file of bytes that nothing compresses, as a camera's picture. */
    Path image(int bytes) throws IOException {
      Path file = config.work().resolve("image-" + bytes);
      if (!Files.exists(file)) {
        byte[] noise = new byte[bytes];
        new Random(SEED).nextBytes(noise);
        Files.write(file, noise);
      }
      return file;
    }
  }
}
