package lineside.cli.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import lineside.bench.Extent;
import lineside.bench.figure.Circumstances;
import lineside.bench.figure.Report;
import lineside.bench.figure.ReportJson;
import lineside.bench.figure.ReportText;
import lineside.bench.ingest.IngestBench;
import lineside.bench.ingest.IngestBenchConfig;
import lineside.bench.ingest.IngestPart;
import lineside.cli.broker.BrokerProcess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what ingest bears. */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description =
        "Measures ingest, in a process of its own with 1 GiB of heap, against a broker in a process"
            + " of its own: many cameras at once and the most that it bears, cost of a frame from"
            + " one camera to many, publishing against kafka-producer-perf-test, memory over"
            + " 200,000 frames. About ten minutes. Exit 1 when a target is missed.")
final class BenchIngestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--part",
      paramLabel = "PART",
      description = "One of ${COMPLETION-CANDIDATES}, repeatable (default: all).")
  private Set<IngestPart> parts = EnumSet.allOf(IngestPart.class);

  @Mixin private BenchLoad load = new BenchLoad();

  @Option(
      names = "--model",
      paramLabel = "PACKAGE",
      description =
          "Model package whose pictures are published (default: the one that comes with the"
              + " project).")
  private @Nullable Path model;

  @Option(names = "--quick", description = "Short runs: to see that it works.")
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
    IngestBenchConfig.Load asked = load.checked(16);
    PrintWriter out = spec.commandLine().getOut();
    Circumstances where = Circumstances.of(Surroundings.root(), CommandText.of(spec));
    ReportText.print(out, where);
    try (BenchDirectory directory = BenchDirectory.of(work)) {
      IngestBenchConfig config =
          new IngestBenchConfig(
              parts,
              asked,
              model == null ? Surroundings.sampleModel() : model,
              isQuick ? Extent.QUICK : Extent.FULL,
              BrokerProcess::start,
              directory.path());
      Report report = IngestBench.run(config, this::progress);
      ReportText.print(out, report);
      if (json != null) {
        Files.writeString(json, ReportJson.of(where, List.of(report)).toPrettyString() + "\n");
      }
      return report.holds() ? 0 : 1;
    }
  }

  private void progress(String step) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("bench ingest: " + step);
    err.flush();
  }
}
