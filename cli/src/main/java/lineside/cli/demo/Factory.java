package lineside.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import lineside.cli.broker.EmbeddedBroker;
import lineside.cli.cluster.JobCluster;
import lineside.cli.result.ResultReader;
import lineside.cli.result.RunResults;
import lineside.console.Console;
import lineside.console.ConsoleConfig;
import lineside.console.feed.FeedConfig;
import lineside.console.live.Shifts;
import lineside.console.web.Backend;
import lineside.console.web.ServeConfig;
import lineside.ingest.IngestService;
import lineside.ingest.agent.IngestSettings;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.pace.Pace;
import lineside.ingest.publish.KafkaFramePublisher;
import lineside.jobs.archive.ArchiveLister;
import lineside.jobs.archive.KafkaAnnouncement;

/**
 * Everything that runs in a demo, in the order in which it starts; closed in the reverse one. Owned
 * by one thread.
 */
final class Factory implements AutoCloseable {
  private static final int CONSOLE_PORT = 8080;
  private static final int PORTS_TRIED = 50;
  private static final int PARALLELISM = 2;

  /**
   * Cameras are switched on before the line is fed. Without it the first eight triggers of each
   * camera wait for the consumers of a cold process: up to 2.9 s, measured on 2 cores.
   */
  private static final Duration LEAD_TIME = Duration.ofSeconds(5);

  private final Closing closing = new Closing();
  private final RunResults results = new RunResults();
  private final OutDirectory out;
  private final RunDirectory directory;
  private final EmbeddedBroker broker;
  private final JobCluster cluster;

  private Factory(OutDirectory out) throws Exception {
    this.out = out;
    this.directory = closing.add(RunDirectory.create());
    boolean isRunning = false;
    try {
      this.broker = closing.add(EmbeddedBroker.start(directory.directory("broker")));
      this.cluster =
          closing.add(JobCluster.start(Jobs.slots(PARALLELISM), directory.directory("flink")));
      isRunning = true;
    } finally {
      if (!isRunning) {
        closing.close();
      }
    }
  }

  /** Starts broker and cluster. */
  static Factory start(OutDirectory out) throws Exception {
    return new Factory(out);
  }

  /** Where clients connect. */
  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Address of Flink's page. */
  String clusterPage() {
    return cluster.page().toString();
  }

  /** Where packages are found that are deployed while the jobs run. */
  Path packages() throws IOException {
    return Jobs.packages(directory.directory("jobs"));
  }

  /** What the topics say. */
  RunResults results() {
    return results;
  }

  /** Starts following the topics, which must exist; ended by the caller when it wants the end. */
  ResultReader followResults() {
    return closing.add(ResultReader.start(results, bootstrapServers()));
  }

  /** Starts both jobs. */
  Jobs startJobs(DemoConfig.Model model) throws Exception {
    return Jobs.start(
        cluster, bootstrapServers(), model, out, directory.directory("jobs"), PARALLELISM);
  }

  /** Serves the console, for this machine only and without passwords. */
  String startConsole() throws IOException {
    ServeConfig serve =
        new ServeConfig(
            "127.0.0.1",
            CONSOLE_PORT,
            PORTS_TRIED,
            Optional.empty(),
            Set.of(),
            Optional.of(clusterPage()));
    ConsoleConfig config =
        new ConsoleConfig(
            serve,
            new FeedConfig(bootstrapServers(), FeedConfig.Pictures.LIVE),
            directory.directory("console"),
            new Backend.Places(
                Optional.of(out.evidence()), Optional.of(out.report()), Optional.empty()),
            ConsoleConfig.Access.demo(),
            ConsoleConfig.Keeping.usual(Shifts.threeIn(ZoneId.systemDefault())));
    return closing.add(Console.start(config)).address();
  }

  /** Announces finished archive files when it is asked to. */
  ArchiveLister lister() {
    KafkaAnnouncement announcement = closing.add(new KafkaAnnouncement(bootstrapServers()));
    return new ArchiveLister(out.archive(), announcement, Clock.systemUTC());
  }

  /** Starts the cameras, and what is said beside them. */
  IngestService startCameras(Material material) throws IOException {
    Path journals = directory.directory("journals");
    CameraSet cameras = material.cameras();
    CompletableFuture<CompanionPlayer> companions = new CompletableFuture<>();
    if (cameras.pace() == Pace.MAX) {
      companions.complete(player(material, cameras.recordedAt()));
    }
    IngestService service =
        IngestService.start(
            List.of(cameras),
            IngestSettings.withJournalIn(journals).withLeadTime(LEAD_TIME),
            IngestClock.system(),
            new AccompaniedPublisher(KafkaFramePublisher.open(bootstrapServers()), companions));
    closing.add(service);
    if (cameras.pace() == Pace.REALTIME) {
      companions.complete(player(material, service.zeroOf(cameras)));
    }
    return service;
  }

  @Override
  public void close() throws Exception {
    closing.close();
  }

  private CompanionPlayer player(Material material, Instant zero) {
    return closing.add(new CompanionPlayer(material.companions(), zero, bootstrapServers()));
  }
}
