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
import lineside.bench.kill.KillBench;
import lineside.bench.kill.KillConfig;
import lineside.cli.broker.BrokerProcess;
import lineside.cli.demo.BadConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills task managers and judges what became of every part. */
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    description =
        "Kills the task manager of a running line at random moments: broker, job manager, task"
            + " manager and one that stands by are processes of their own. Every inspection must"
            + " have its first verdict once, and the MES topic be exact. Exit 1 when a target is"
            + " missed.")
final class BenchKillCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--rounds",
      defaultValue = "20",
      paramLabel = "N",
      description = "Kills (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of the moments of the kills (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--rate",
      defaultValue = "5",
      paramLabel = "N",
      description = "Parts a second, two views each (default: ${DEFAULT-VALUE}).")
  private double partsPerSecond;

  @Option(
      names = "--model",
      paramLabel = "PACKAGE",
      description = "Model package (default: the one that comes with the project).")
  private @Nullable Path model;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where data and logs of all processes stay (default: nowhere).")
  private @Nullable Path work;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    if (rounds < 1) {
      throw new BadConfigurationException("--rounds is " + rounds + ", must be at least 1");
    }
    if (!(partsPerSecond > 0)) {
      throw new BadConfigurationException("--rate is " + partsPerSecond + ", must be above 0");
    }
    PrintWriter out = spec.commandLine().getOut();
    Circumstances where =
        Circumstances.of(
            Surroundings.root(), "./lineside bench kill --rounds " + rounds + " --seed " + seed);
    ReportText.print(out, where);
    try (BenchDirectory directory = BenchDirectory.of(work)) {
      KillConfig config =
          new KillConfig(
              model == null ? Surroundings.sampleModel() : model,
              rounds,
              seed,
              partsPerSecond,
              BrokerProcess::start,
              directory.path());
      Report report = KillBench.run(config, this::progress);
      ReportText.print(out, report);
      if (json != null) {
        Files.writeString(json, ReportJson.of(where, List.of(report)).toPrettyString() + "\n");
      }
      return report.holds() ? 0 : 1;
    }
  }

  private void progress(String step) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("bench kill: " + step);
    err.flush();
  }
}
