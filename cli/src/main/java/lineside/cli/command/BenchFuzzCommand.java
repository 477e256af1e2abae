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
import lineside.bench.fuzz.FuzzBench;
import lineside.bench.fuzz.FuzzConfig;
import lineside.bench.fuzz.FuzzPart;
import lineside.cli.broker.BrokerProcess;
import lineside.cli.demo.BadConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Damages messages and accounts for each. */
@Command(
    name = "fuzz",
    mixinStandardHelpOptions = true,
    description =
        "Sends a line's messages, a tenth of them damaged on every topic, as fast as the job takes"
            + " them, and accounts for each: verdict, loss or dead letter; then nonsense and damage"
            + " on all topics and routes to ingest, console, MES bridge and uplink: no restart, no"
            + " hang, no growth. Exit 1 when a target is missed.")
final class BenchFuzzCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--messages",
      defaultValue = "1000000",
      paramLabel = "N",
      description = "Messages in all (default: ${DEFAULT-VALUE}).")
  private int messages;

  @Option(
      names = "--part",
      defaultValue = "ALL",
      paramLabel = "PART",
      description = "Who is sent them: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private FuzzPart part = FuzzPart.ALL;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of what is damaged and how (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where data and logs stay (default: nowhere).")
  private @Nullable Path work;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    if (messages < FuzzConfig.LEAST_MESSAGES) {
      throw new BadConfigurationException(
          "--messages is " + messages + ", must be at least " + FuzzConfig.LEAST_MESSAGES);
    }
    PrintWriter out = spec.commandLine().getOut();
    Circumstances where =
        Circumstances.of(
            Surroundings.root(),
            "./lineside bench fuzz --part %s --messages %d --seed %d"
                .formatted(part, messages, seed));
    ReportText.print(out, where);
    try (BenchDirectory directory = BenchDirectory.of(work)) {
      FuzzConfig config =
          new FuzzConfig(part, messages, seed, BrokerProcess::start, directory.path());
      Report report = FuzzBench.run(config, this::progress);
      ReportText.print(out, report);
      if (json != null) {
        Files.writeString(json, ReportJson.of(where, List.of(report)).toPrettyString() + "\n");
      }
      return report.holds() ? 0 : 1;
    }
  }

  private void progress(String step) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("bench fuzz: " + step);
    err.flush();
  }
}
