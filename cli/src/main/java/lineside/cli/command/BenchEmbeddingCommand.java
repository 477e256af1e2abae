package lineside.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import lineside.bench.embedding.EmbeddingBench;
import lineside.cli.demo.BadConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast crops are read, and how well their readings keep kinds apart. */
@Command(
    name = "embedding",
    mixinStandardHelpOptions = true,
    description =
        "Reads rendered defects as the analyzer reads crops, in turn with the bare runtime on the same"
            + " crops, and says how pure their neighbourhoods are. Exit 1 when a target is missed.")
final class BenchEmbeddingCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      paramLabel = "PACKAGE",
      description = "Model that reads (default: the one that comes along).")
  private @Nullable Path model;

  @Option(
      names = "--defects",
      defaultValue = "600",
      paramLabel = "N",
      description = "Defects to render (default: ${DEFAULT-VALUE}).")
  private int defects;

  @Option(
      names = "--rounds",
      defaultValue = "7",
      paramLabel = "N",
      description = "Rounds of each, in turn (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seed",
      defaultValue = "910001",
      paramLabel = "N",
      description = "Of the pictures (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws Exception {
    return output.of(
        "./lineside bench embedding --defects %d --rounds %d --seed %d"
            .formatted(defects, rounds, seed),
        (directory, progress) -> EmbeddingBench.run(config(directory), progress));
  }

  private EmbeddingBench.Config config(Path directory) throws BadConfigurationException {
    try {
      return new EmbeddingBench.Config(
          model == null ? Surroundings.sampleModel() : model, defects, rounds, seed, directory);
    } catch (IllegalArgumentException wrong) {
      throw new BadConfigurationException(String.valueOf(wrong.getMessage()));
    }
  }
}
