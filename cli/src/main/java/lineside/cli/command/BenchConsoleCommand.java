package lineside.cli.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.bench.Extent;
import lineside.bench.console.ConsoleBench;
import lineside.bench.console.ConsoleBenchConfig;
import lineside.bench.figure.Circumstances;
import lineside.bench.figure.Report;
import lineside.bench.figure.ReportJson;
import lineside.bench.figure.ReportText;
import lineside.cli.broker.BrokerProcess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the console. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    description =
        "Measures the console in a process of its own: start with a million past verdicts, a day of"
            + " 500,000, time from verdict to event with ten browsers, memory. About ten minutes."
            + " Exit 1 when a target is missed.")
final class BenchConsoleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--heap",
      defaultValue = "224",
      paramLabel = "MIB",
      description = "Heap of the console (default: ${DEFAULT-VALUE}).")
  private int heapMegabytes;

  @Option(names = "--quick", description = "A twentieth of it: to see that it works.")
  private boolean isQuick;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where data and logs of all processes stay (default: nowhere).")
  private @Nullable Path work;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Circumstances where = Circumstances.of(Surroundings.root(), CommandText.of(spec));
    ReportText.print(out, where);
    try (BenchDirectory directory = BenchDirectory.of(work)) {
      Report report =
          ConsoleBench.run(
              new ConsoleBenchConfig(
                  isQuick ? Extent.QUICK : Extent.FULL,
                  heapMegabytes,
                  BrokerProcess::start,
                  directory.path()),
              this::progress);
      ReportText.print(out, report);
      if (json != null) {
        Files.writeString(json, ReportJson.of(where, List.of(report)).toPrettyString() + "\n");
      }
      return report.holds() ? 0 : 1;
    }
  }

  private void progress(String step) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("bench console: " + step);
    err.flush();
  }
}
