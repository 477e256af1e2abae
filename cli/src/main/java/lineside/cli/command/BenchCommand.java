package lineside.cli.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lineside.bench.BenchConfig;
import lineside.bench.Benchmark;
import lineside.bench.Extent;
import lineside.bench.figure.Circumstances;
import lineside.bench.figure.Report;
import lineside.bench.figure.ReportJson;
import lineside.bench.figure.ReportText;
import lineside.cli.broker.BrokerProcess;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.FileTree;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures what is promised about speed. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchAllCommand.class,
      BenchCompareCommand.class,
      BenchKillCommand.class,
      BenchFuzzCommand.class,
      BenchMiningCommand.class,
      BenchFusionCommand.class,
      BenchEmbeddingCommand.class,
      BenchConsoleCommand.class,
      BenchIngestCommand.class,
      BenchSpoolCommand.class,
      BenchEncodingsCommand.class
    },
    description = {
      "Measures subject and baseline in turn in one run: medians, spread, and whether the target"
          + " holds.",
      "Names: operator, pipeline, loop, latency, checkpoints, cameras, deploy. Exit 1 when a target is"
          + " missed."
    })
final class BenchCommand implements Callable<Integer> {
  private static final int FAILED_RUN = 1;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Which ones.")
  private List<String> names = List.of();

  @Option(
      names = "--model",
      paramLabel = "PACKAGE",
      description =
          "Model package, repeatable; whole pipelines run with the first (default: the one that"
              + " comes with the project).")
  private @Nullable List<Path> models;

  @Option(names = "--quick", description = "Fewer and shorter rounds: to see that it works.")
  private boolean isQuick;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    List<Benchmark> benchmarks = benchmarks();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Circumstances where = Circumstances.of(Surroundings.root(), command());
    ReportText.print(out, where);
    List<Report> reports = new ArrayList<>();
    for (Benchmark benchmark : benchmarks) {
      Path work = Files.createTempDirectory("lineside-bench");
      try {
        BenchConfig config =
            new BenchConfig(
                models == null ? List.of(Surroundings.sampleModel()) : models,
                isQuick ? Extent.QUICK : Extent.FULL,
                BrokerProcess::start,
                work);
        Report report =
            benchmark.run(
                config,
                step -> {
                  err.println("bench " + benchmark.commandName() + ": " + step);
                  err.flush();
                });
        ReportText.print(out, report);
        reports.add(report);
      } finally {
        FileTree.delete(work);
      }
    }
    if (json != null) {
      Files.writeString(json, ReportJson.of(where, reports).toPrettyString() + "\n");
    }
    return reports.stream().allMatch(Report::holds) ? 0 : FAILED_RUN;
  }

  private String command() {
    return "./lineside "
        + String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs());
  }

  private List<Benchmark> benchmarks() throws BadConfigurationException {
    if (names.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "which benchmark? see below");
    }
    List<String> problems = new ArrayList<>();
    List<Benchmark> found = new ArrayList<>();
    for (String name : names) {
      Arrays.stream(Benchmark.values())
          .filter(benchmark -> benchmark.commandName().equals(name.toLowerCase(Locale.ROOT)))
          .findFirst()
          .ifPresentOrElse(
              found::add,
              () ->
                  problems.add(
                      "no benchmark is called "
                          + name
                          + ": "
                          + Arrays.stream(Benchmark.values())
                              .map(Benchmark::commandName)
                              .collect(Collectors.joining(", "))));
    }
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
    return found;
  }
}
