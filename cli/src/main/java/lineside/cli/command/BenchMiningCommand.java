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
import lineside.bench.mining.MiningBench;
import lineside.bench.mining.MiningBenchConfig;
import lineside.cli.demo.BadConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Mines plants whose causes are known. */
@Command(
    name = "mining",
    mixinStandardHelpOptions = true,
    description =
        "Draws plants with causes of defects, mines what they leave, and compares: causes named"
            + " first, patterns that were not planted, moments since when. Then a large archive and"
            + " one of a tenth of it: time, memory, growth. Exit 1 when a target is missed.")
final class BenchMiningCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

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

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where archives and reports stay (default: nowhere).")
  private @Nullable Path work;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Circumstances where =
        Circumstances.of(
            Surroundings.root(),
            "./lineside bench mining --scenarios %d --seed %d --parts %d --crops %d"
                .formatted(scenarios, seed, parts, crops));
    ReportText.print(out, where);
    try (BenchDirectory directory = BenchDirectory.of(work)) {
      Report report = MiningBench.run(config(directory.path()), this::progress);
      ReportText.print(out, report);
      if (json != null) {
        Files.writeString(json, ReportJson.of(where, List.of(report)).toPrettyString() + "\n");
      }
      return report.holds() ? 0 : 1;
    }
  }

  private MiningBenchConfig config(Path directory) throws BadConfigurationException {
    try {
      return new MiningBenchConfig(scenarios, seed, parts, crops, directory);
    } catch (IllegalArgumentException wrong) {
      throw new BadConfigurationException(String.valueOf(wrong.getMessage()));
    }
  }

  private void progress(String step) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("bench mining: " + step);
    err.flush();
  }
}
