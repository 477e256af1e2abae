package lineside.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import lineside.bench.mining.MiningBench;
import lineside.bench.mining.MiningBenchConfig;
import lineside.cli.demo.BadConfigurationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Mines plants whose causes are known. */
@Command(
    name = "mining",
    mixinStandardHelpOptions = true,
    description =
        "Draws plants with causes of defects, mines what they leave, and compares: causes named"
            + " first, patterns that were not planted, moments since when. Then a large archive and"
            + " one of a tenth of it: time, memory, growth. Exit 1 when a target is missed.")
final class BenchMiningCommand implements Callable<Integer> {
  @Option(
      names = "--scenarios",
      defaultValue = "20",
      paramLabel = "N",
      description = "Plants to draw (default: ${DEFAULT-VALUE}).")
  private int scenarios;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of the first plant (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--parts",
      defaultValue = "4000",
      paramLabel = "N",
      description = "Parts of each plant on each line (default: ${DEFAULT-VALUE}).")
  private int parts;

  @Option(
      names = "--crops",
      defaultValue = "100000",
      paramLabel = "N",
      description = "Flagged crops of the large archive, 0 for none (default: ${DEFAULT-VALUE}).")
  private int crops;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws Exception {
    return output.of(
        "./lineside bench mining --scenarios %d --seed %d --parts %d --crops %d"
            .formatted(scenarios, seed, parts, crops),
        (directory, progress) -> MiningBench.run(config(directory), progress));
  }

  private MiningBenchConfig config(Path directory) throws BadConfigurationException {
    try {
      return new MiningBenchConfig(scenarios, seed, parts, crops, directory);
    } catch (IllegalArgumentException wrong) {
      throw new BadConfigurationException(String.valueOf(wrong.getMessage()));
    }
  }
}
