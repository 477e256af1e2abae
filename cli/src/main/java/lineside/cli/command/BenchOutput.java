package lineside.cli.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import lineside.bench.figure.Circumstances;
import lineside.bench.figure.Report;
import lineside.bench.figure.ReportJson;
import lineside.bench.figure.ReportText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a benchmark writes and what becomes of its report: options of every benchmark. */
final class BenchOutput {
  private static final int MISSED = 1;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where data and logs stay (default: nowhere).")
  private @Nullable Path work;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private @Nullable Path json;

  /** A benchmark. */
  @FunctionalInterface
  interface Measurement {
    /**
     * Runs it.
     *
     * @param directory for what it writes
     * @param progress is told the steps
     */
    Report run(Path directory, Consumer<String> progress) throws Exception;
  }

  /** Runs under the command line as it was typed; exit 1 when a target is missed. */
  int of(Measurement measurement) throws Exception {
    return of(CommandText.of(spec), measurement);
  }

  /** The same under a command line that also names what was not typed. */
  int of(String command, Measurement measurement) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (BenchDirectory directory = BenchDirectory.of(work)) {
      Circumstances where = Circumstances.of(Surroundings.root(), command);
      ReportText.print(out, where);
      Report report = measurement.run(directory.path(), this::progress);
      ReportText.print(out, report);
      if (json != null) {
        Files.writeString(json, ReportJson.of(where, List.of(report)).toPrettyString() + "\n");
      }
      return report.holds() ? 0 : MISSED;
    }
  }

  private void progress(String step) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("bench " + spec.name() + ": " + step);
    err.flush();
  }
}
