package lineside.cli.command;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.Interruption;
import lineside.cli.terminal.Terminal;
import lineside.ingest.FollowConfig;
import lineside.ingest.IngestService;
import lineside.ingest.camera.CameraSet;
import lineside.ingest.config.ConfiguredCameras;
import lineside.ingest.config.IngestConfig;
import lineside.ingest.config.IngestConfigException;
import lineside.ingest.config.IngestConfigLoader;
import lineside.ingest.pace.IngestClock;
import lineside.ingest.publish.KafkaFramePublisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Cameras of a plant onto its Kafka. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description =
        "Runs cameras against a Kafka until they end or the command is interrupted. Cameras may be"
            + " added to and taken from FILE meanwhile.")
final class IngestCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration BROKER_ANSWER = Duration.ofSeconds(5);

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "YAML file with broker and cameras.")
  private Path file;

  @Override
  public Integer call() throws Exception {
    IngestConfig config;
    try {
      config = IngestConfigLoader.load(file);
    } catch (IngestConfigException e) {
      throw new BadConfigurationException(
          e.problems().stream().map(problem -> file + ": " + problem).toList());
    }
    List<String> complaints = BrokerCheck.complaints(config.bootstrapServers(), BROKER_ANSWER);
    complaints.forEach(this::complain);
    if (!complaints.isEmpty()) {
      complain(
          "cameras play all the same; what Kafka does not take waits in "
              + config.settings().spool().directory());
    }
    Terminal terminal = Terminal.system(spec.commandLine().getOut());
    try (Interruption interruption = Interruption.watch()) {
      IngestCalls calls = IngestCalls.of(config);
      IngestService service =
          IngestService.start(
              cameras(config, calls),
              config.settings(),
              IngestClock.system(),
              KafkaFramePublisher.open(config.bootstrapServers()));
      try (service) {
        FollowConfig following = follow(config, service, calls);
        try (following;
            Closeable web = calls.serve(config, service, terminal::line)) {
          play(service, interruption, new IngestWatch(terminal));
        }
      }
      return exitCode(service.failed(), terminal);
    }
  }

  /** What the broker lacks keeps no camera from playing: it may come while they do. */
  private void complain(String complaint) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("lineside: " + complaint);
    err.flush();
  }

  private static void play(IngestService service, Interruption interruption, IngestWatch watch)
      throws InterruptedException {
    watch.start(service.reports());
    while (!service.finished() && !interruption.pause(LOOK)) {
      watch.look(service.reports());
    }
    watch.end(service.reports());
  }

  /** What this machine cannot serve is a fault of the configuration, and said with its remedy. */
  private List<CameraSet> cameras(IngestConfig config, IngestCalls calls)
      throws BadConfigurationException {
    try {
      return ConfiguredCameras.of(config.cameras(), Instant.now(), calls.cameras());
    } catch (IOException refused) {
      throw new BadConfigurationException(List.of(file + ": " + refused.getMessage()));
    }
  }

  private FollowConfig follow(IngestConfig config, IngestService service, IngestCalls calls)
      throws IOException {
    return FollowConfig.start(
        file,
        config,
        service,
        cameras -> ConfiguredCameras.of(cameras, Instant.now(), calls.cameras()));
  }

  /** 1 when a camera did not end by itself or as it was asked to, which is said; else 0. */
  static int exitCode(List<String> failed, Terminal terminal) {
    if (failed.isEmpty()) {
      return 0;
    }
    terminal.line("failed: " + String.join(", ", failed) + "; the log says why");
    return 1;
  }
}
