package lineside.cli.command;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import lineside.bench.Extent;
import lineside.bench.ingest.IngestBench;
import lineside.bench.ingest.IngestBenchConfig;
import lineside.bench.ingest.IngestPart;
import lineside.cli.broker.BrokerProcess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws Exception {
    IngestBenchConfig.Load asked = load.checked(16);
    return output.of(
        (directory, progress) ->
            IngestBench.run(
                new IngestBenchConfig(
                    parts,
                    asked,
                    model == null ? Surroundings.sampleModel() : model,
                    isQuick ? Extent.QUICK : Extent.FULL,
                    BrokerProcess::start,
                    directory),
                progress));
  }
}
