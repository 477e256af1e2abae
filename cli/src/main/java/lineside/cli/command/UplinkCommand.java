package lineside.cli.command;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lineside.schemas.access.BrokerAccess;
import lineside.uplink.Ends;
import lineside.uplink.Stores;
import lineside.uplink.Uplink;
import lineside.uplink.UplinkMeter;
import lineside.vision.evidence.DirectoryEvidenceStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From a line to the centre. */
@Command(
    name = "uplink",
    mixinStandardHelpOptions = true,
    description =
        "Brings archive files and questions to the large model from a line to the centre, each after"
            + " the pictures that it names, until it is interrupted. The other topics go by"
            + " MirrorMaker (deploy/uplink).")
final class UplinkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private Line line = new Line();

  @Mixin private Centre centre = new Centre();

  @Mixin private MetricsPort metricsPort = new MetricsPort();

  @Override
  public Integer call() throws Exception {
    UplinkMeter meter = new UplinkMeter(metricsPort.registry());
    Ends ends = new Ends(line.settings(), centre.settings());
    Stores stores =
        new Stores(
            new DirectoryEvidenceStore(line.evidence),
            new DirectoryEvidenceStore(centre.evidence),
            line.archive,
            centre.archive);
    try (Closeable metrics = metricsPort.serve();
        Uplink flagged = Uplink.ofFlagged(ends, stores, meter);
        Uplink questions = Uplink.ofQuestions(ends, stores, meter)) {
      return UntilInterrupted.run(
          spec,
          "from " + line.servers + " to " + centre.servers,
          List.of(flagged, questions),
          () -> {
            flagged.close();
            questions.close();
          });
    }
  }

  /** The line. */
  static final class Line {
    @Option(
        names = "--bootstrap-servers",
        required = true,
        paramLabel = "HOST:PORT",
        description = "The broker of the line.")
    private String servers = "";

    @Option(
        names = "--evidence",
        required = true,
        paramLabel = "DIR",
        description = "The pictures of the line.")
    private Path evidence = Path.of("");

    @Option(
        names = "--archive",
        required = true,
        paramLabel = "DIR",
        description = "The archive of the line.")
    private Path archive = Path.of("");

    Map<String, Object> settings() {
      return BrokerAccess.with(Map.of("bootstrap.servers", servers));
    }
  }

  /** The centre. */
  static final class Centre {
    @Option(
        names = "--centre",
        required = true,
        paramLabel = "HOST:PORT",
        description = "The broker of the centre.")
    private String servers = "";

    @Option(
        names = "--centre-client",
        paramLabel = "FILE",
        description =
            "Kafka client properties for the centre: security.*, sasl.*, ssl.* (default: plain"
                + " text). The line's are in the file that LINESIDE_KAFKA_CLIENT names.")
    private @Nullable Path client;

    @Option(
        names = "--centre-evidence",
        required = true,
        paramLabel = "DIR",
        description = "The pictures of the centre: a mounted file system.")
    private Path evidence = Path.of("");

    @Option(
        names = "--centre-archive",
        required = true,
        paramLabel = "DIR",
        description = "The archive of the centre.")
    private Path archive = Path.of("");

    Map<String, Object> settings() {
      Map<String, Object> settings = new HashMap<>();
      settings.put("bootstrap.servers", servers);
      if (client != null) {
        settings.putAll(BrokerAccess.read(client));
      }
      return settings;
    }
  }
}
