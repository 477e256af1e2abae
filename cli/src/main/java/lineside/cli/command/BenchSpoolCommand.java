package lineside.cli.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.bench.figure.Circumstances;
import lineside.bench.figure.Report;
import lineside.bench.figure.ReportJson;
import lineside.bench.figure.ReportText;
import lineside.bench.spool.SpoolBench;
import lineside.bench.spool.SpoolConfig;
import lineside.cli.broker.BrokerProcess;
import lineside.cli.demo.BadConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills broker and ingest under load. */
@Command(
    name = "spool",
    mixinStandardHelpOptions = true,
    description =
        "Kills the broker for a while under load, and ingest at random moments meanwhile: all are"
            + " processes of their own. Afterwards every trigger must be a frame on the topic or a"
            + " loss, none missing, none double. Exit 1 when a target is missed.")
final class BenchSpoolCommand implements Callable<Integer> {
  private static final int USUAL_CAMERAS = 8;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      paramLabel = "N",
      description = "How long the broker is away (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--kills",
      defaultValue = "3",
      paramLabel = "N",
      description = "How often ingest is killed meanwhile (default: ${DEFAULT-VALUE}).")
  private int kills;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of the moments of these kills (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private BenchLoad load = new BenchLoad();

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where data and logs of all processes stay (default: nowhere).")
  private @Nullable Path work;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Circumstances where = Circumstances.of(Surroundings.root(), CommandText.of(spec));
    try (BenchDirectory directory = BenchDirectory.of(work)) {
      SpoolConfig config = config(directory.path());
      ReportText.print(out, where);
      Report report = SpoolBench.run(config, this::progress);
      ReportText.print(out, report);
      if (json != null) {
        Files.writeString(json, ReportJson.of(where, List.of(report)).toPrettyString() + "\n");
      }
      return report.holds() ? 0 : 1;
    }
  }

  private SpoolConfig config(Path directory) throws BadConfigurationException {
    try {
      return new SpoolConfig(
          load.checked(USUAL_CAMERAS),
          Duration.ofSeconds(seconds),
          kills,
          seed,
          BrokerProcess::start,
          directory);
    } catch (IllegalArgumentException wrong) {
      throw new BadConfigurationException(String.valueOf(wrong.getMessage()));
    }
  }

  private void progress(String step) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("bench spool: " + step);
    err.flush();
  }
}
