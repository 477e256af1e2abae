package lineside.cli.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.bench.embedding.EmbeddingBench;
import lineside.bench.figure.Circumstances;
import lineside.bench.figure.Report;
import lineside.bench.figure.ReportJson;
import lineside.bench.figure.ReportText;
import lineside.cli.demo.BadConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast crops are read, and how well their readings keep kinds apart. */
@Command(
    name = "embedding",
    mixinStandardHelpOptions = true,
    description =
        "Reads rendered defects as the analyzer reads crops, in turn with the bare runtime on the same"
            + " crops, and says how pure their neighbourhoods are. Exit 1 when a target is missed.")
final class BenchEmbeddingCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

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

  @Option(names = "--work", paramLabel = "DIR", description = "Where pictures stay.")
  private @Nullable Path work;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Circumstances where =
        Circumstances.of(
            Surroundings.root(),
            "./lineside bench embedding --defects %d --rounds %d --seed %d"
                .formatted(defects, rounds, seed));
    ReportText.print(out, where);
    try (BenchDirectory directory = BenchDirectory.of(work)) {
      Report report = EmbeddingBench.run(config(directory.path()), this::progress);
      ReportText.print(out, report);
      if (json != null) {
        Files.writeString(json, ReportJson.of(where, List.of(report)).toPrettyString() + "\n");
      }
      return report.holds() ? 0 : 1;
    }
  }

  private EmbeddingBench.Config config(Path directory) throws BadConfigurationException {
    try {
      return new EmbeddingBench.Config(
          model == null ? Surroundings.sampleModel() : model, defects, rounds, seed, directory);
    } catch (IllegalArgumentException wrong) {
      throw new BadConfigurationException(String.valueOf(wrong.getMessage()));
    }
  }

  private void progress(String step) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("bench embedding: " + step);
    err.flush();
  }
}
