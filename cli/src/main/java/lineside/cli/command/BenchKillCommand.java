package lineside.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lineside.bench.kill.Fault;
import lineside.bench.kill.KillBench;
import lineside.bench.kill.KillConfig;
import lineside.bench.kill.RoundLog;
import lineside.cli.demo.BadConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Harms a line and judges what became of every part. */
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    description =
        "Kills, stalls, cuts off, fills up and sets wrong what a running line consists of, each a"
            + " process of its own, at random moments. Every inspection must have its first verdict"
            + " once, the MES topic be exact, every image be a frame or a recorded loss. Networks"
            + " and disks of its own take root, wrong clocks libfaketime; faults that need what is"
            + " not there are named and left out. Exit 1 when a target is missed.")
final class BenchKillCommand implements Callable<Integer> {
  @Option(
      names = "--rounds",
      defaultValue = "20",
      paramLabel = "N",
      description = "Rounds of this sitting (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "Of everything that is drawn; a round is the same for the same seed, number and faults"
              + " (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--first",
      paramLabel = "N",
      description = "Number of the first round (default: 0, or where the log ends).")
  private @Nullable Integer first;

  @Option(
      names = "--faults",
      split = ",",
      paramLabel = "FAULT",
      description = "What may happen: ${COMPLETION-CANDIDATES} (default: all of it).")
  private List<Fault> faults = List.of(Fault.values());

  @Option(
      names = "--lasting",
      paramLabel = "SECONDS",
      description =
          "How long a fault that lasts does, such as 3600 for an hour without uplink (default:"
              + " drawn, 3 to 12).")
  private @Nullable Integer lastingSeconds;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "Takes what each round came to; the next sitting goes on there.")
  private @Nullable Path log;

  @Option(
      names = "--rate",
      defaultValue = "5",
      paramLabel = "N",
      description = "Parts a second, two views each (default: ${DEFAULT-VALUE}).")
  private double partsPerSecond;

  @Option(
      names = "--brokers",
      defaultValue = "3",
      paramLabel = "N",
      description = "Brokers of the line (default: ${DEFAULT-VALUE}).")
  private int brokers;

  @Option(
      names = "--model",
      paramLabel = "PACKAGE",
      description = "Model package (default: the one that comes with the project).")
  private @Nullable Path model;

  @Mixin private final BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws Exception {
    if (rounds < 1) {
      throw new BadConfigurationException("--rounds is " + rounds + ", must be at least 1");
    }
    if (!(partsPerSecond > 0)) {
      throw new BadConfigurationException("--rate is " + partsPerSecond + ", must be above 0");
    }
    if (brokers < 1) {
      throw new BadConfigurationException("--brokers is " + brokers + ", must be at least 1");
    }
    if (lastingSeconds != null && lastingSeconds < 1) {
      throw new BadConfigurationException(
          "--lasting is " + lastingSeconds + ", must be at least 1");
    }
    if (lastingSeconds != null && log != null) {
      throw new BadConfigurationException("--log keeps drawn rounds: not together with --lasting");
    }
    RoundLog rounded = log == null ? RoundLog.none() : RoundLog.in(log);
    int from = first == null ? rounded.next(seed) : first;
    return output.of(
        "./lineside bench kill --rounds %d --seed %d --first %d --rate %s --brokers %d --faults %s%s"
            .formatted(
                rounds,
                seed,
                from,
                partsPerSecond,
                brokers,
                faults.stream().map(Fault::name).collect(Collectors.joining(",")),
                lastingSeconds == null ? "" : " --lasting " + lastingSeconds),
        (directory, progress) ->
            KillBench.run(
                new KillConfig(
                    new KillConfig.PlantUnderTest(
                        model == null ? Surroundings.sampleModel() : model,
                        partsPerSecond,
                        brokers,
                        directory),
                    rounds,
                    from,
                    seed,
                    faults,
                    lastingSeconds == null ? null : Duration.ofSeconds(lastingSeconds)),
                rounded,
                progress));
  }
}
