package lineside.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import lineside.bench.fusion.FusionBench;
import lineside.bench.fusion.FusionBenchConfig;
import lineside.cli.demo.BadConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Names causes and kinds on plants whose causes are known. */
@Command(
    name = "fusion",
    mixinStandardHelpOptions = true,
    description =
        "Draws plants with causes of defects and gives every finding a rendered picture; learns from"
            + " the first stretch of time and names causes and kinds in the rest: by all that is"
            + " known, by pictures alone, by readings and context alone. Exit 1 when the fused model"
            + " is not better than both.")
final class BenchFusionCommand implements Callable<Integer> {
  @Option(
      names = "--plants",
      defaultValue = "12",
      paramLabel = "N",
      description = "Plants to draw (default: ${DEFAULT-VALUE}).")
  private int plants;

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
      names = "--without-context",
      defaultValue = "0.2",
      paramLabel = "SHARE",
      description =
          "Share of the discrete parts of which the MES says nothing (default: ${DEFAULT-VALUE}).")
  private double withoutContext;

  @Option(
      names = "--pictures",
      defaultValue = "1200",
      paramLabel = "N",
      description = "Defects to render (default: ${DEFAULT-VALUE}).")
  private int pictures;

  @Option(
      names = "--model",
      paramLabel = "PACKAGE",
      description = "Model that finds and reads them (default: the one that comes along).")
  private @Nullable Path model;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws Exception {
    return output.of(
        "./lineside bench fusion --plants %d --seed %d --parts %d --without-context %s --pictures %d"
            .formatted(plants, seed, parts, withoutContext, pictures),
        (directory, progress) -> FusionBench.run(config(directory), progress));
  }

  private FusionBenchConfig config(Path directory) throws BadConfigurationException {
    try {
      return new FusionBenchConfig(
          plants,
          seed,
          parts,
          withoutContext,
          pictures,
          model == null ? Surroundings.sampleModel() : model,
          directory);
    } catch (IllegalArgumentException wrong) {
      throw new BadConfigurationException(String.valueOf(wrong.getMessage()));
    }
  }
}
