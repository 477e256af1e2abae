package lineside.cli.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.bench.figure.Circumstances;
import lineside.bench.figure.Report;
import lineside.bench.figure.ReportJson;
import lineside.bench.figure.ReportText;
import lineside.bench.fusion.FusionBench;
import lineside.bench.fusion.FusionBenchConfig;
import lineside.cli.demo.BadConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
  @Spec private CommandSpec spec;

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
            "./lineside bench fusion --plants %d --seed %d --parts %d --without-context %s --pictures %d"
                .formatted(plants, seed, parts, withoutContext, pictures));
    ReportText.print(out, where);
    try (BenchDirectory directory = BenchDirectory.of(work)) {
      Report report = FusionBench.run(config(directory.path()), this::progress);
      ReportText.print(out, report);
      if (json != null) {
        Files.writeString(json, ReportJson.of(where, List.of(report)).toPrettyString() + "\n");
      }
      return report.holds() ? 0 : 1;
    }
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

  private void progress(String step) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("bench fusion: " + step);
    err.flush();
  }
}
