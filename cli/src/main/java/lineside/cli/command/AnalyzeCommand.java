package lineside.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.analyzer.Analysis;
import lineside.analyzer.AnalysisResult;
import lineside.analyzer.AnalyzeConfig;
import lineside.analyzer.archive.Period;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Mines an archive. */
@Command(
    name = "analyze",
    mixinStandardHelpOptions = true,
    description = "Finds defects that come back in an archive, and writes the report.")
final class AnalyzeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--archive",
      required = true,
      paramLabel = "DIR",
      description = "Archive of inspections, as the inspection job writes it.")
  private Path archive;

  @Option(
      names = "--evidence",
      paramLabel = "DIR",
      description = "Evidence store (default: evidence beside the archive).")
  private @Nullable Path evidence;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the report goes.")
  private Path out;

  @Option(
      names = "--from",
      paramLabel = "MOMENT",
      description = "Only parts from this moment on, for example 2026-03-02T06:00:00Z.")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "MOMENT", description = "Only parts before this moment.")
  private @Nullable Instant to;

  @Mixin private final LargeModelOptions largeModel = new LargeModelOptions();

  @Override
  public Integer call() throws Exception {
    Path pictures = evidence == null ? archive.resolveSibling("evidence") : evidence;
    check(pictures);
    Period period = new Period(from, to);
    largeModel.run(archive, pictures, period, Terminal.system(spec.commandLine().getOut()));
    Instant now = Clock.systemUTC().instant();
    AnalysisResult result =
        Analysis.run(
            new AnalyzeConfig(archive, pictures, out, "report-" + now.toEpochMilli(), now, period));
    spec.commandLine()
        .getOut()
        .printf(
            "%d inspections, %d patterns, report in %s%n",
            result.inspections(), result.patterns().size(), result.report());
    return 0;
  }

  private void check(Path pictures) throws BadConfigurationException {
    List<String> problems = new ArrayList<>();
    if (!Files.isDirectory(archive)) {
      problems.add("--archive " + archive + " is no directory");
    }
    if (evidence != null && !Files.isDirectory(pictures)) {
      problems.add("--evidence " + pictures + " is no directory");
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      problems.add("--out " + out + " is no directory");
    }
    if (from != null && to != null && !from.isBefore(to)) {
      problems.add("--from is not before --to");
    }
    largeModel.check(problems);
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
  }
}
