package lineside.cli.command;

import java.util.concurrent.Callable;
import lineside.bench.fuzz.FuzzBench;
import lineside.bench.fuzz.FuzzConfig;
import lineside.bench.fuzz.FuzzPart;
import lineside.cli.broker.BrokerProcess;
import lineside.cli.demo.BadConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Damages messages and accounts for each. */
@Command(
    name = "fuzz",
    mixinStandardHelpOptions = true,
    description =
        "Sends a line's messages, a tenth of them damaged on every topic, as fast as the job takes"
            + " them, and accounts for each: verdict, loss or dead letter; then nonsense and damage"
            + " on all topics and routes to ingest, console, MES bridge and uplink: no restart, no"
            + " hang, no growth. Exit 1 when a target is missed.")
final class BenchFuzzCommand implements Callable<Integer> {
  @Option(
      names = "--messages",
      defaultValue = "1000000",
      paramLabel = "N",
      description = "Messages in all (default: ${DEFAULT-VALUE}).")
  private int messages;

  @Option(
      names = "--part",
      defaultValue = "ALL",
      paramLabel = "PART",
      description = "Who is sent them: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private FuzzPart part = FuzzPart.ALL;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of what is damaged and how (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private final BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws Exception {
    if (messages < FuzzConfig.LEAST_MESSAGES) {
      throw new BadConfigurationException(
          "--messages is " + messages + ", must be at least " + FuzzConfig.LEAST_MESSAGES);
    }
    return output.of(
        "./lineside bench fuzz --part %s --messages %d --seed %d".formatted(part, messages, seed),
        (directory, progress) ->
            FuzzBench.run(
                new FuzzConfig(part, messages, seed, BrokerProcess::start, directory), progress));
  }
}
