package lineside.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import lineside.bench.spool.SpoolBench;
import lineside.bench.spool.SpoolConfig;
import lineside.cli.broker.BrokerProcess;
import lineside.cli.demo.BadConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws Exception {
    return output.of((directory, progress) -> SpoolBench.run(config(directory), progress));
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
}
