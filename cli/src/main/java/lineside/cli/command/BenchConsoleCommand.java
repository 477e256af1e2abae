package lineside.cli.command;

import java.util.concurrent.Callable;
import lineside.bench.Extent;
import lineside.bench.console.ConsoleBench;
import lineside.bench.console.ConsoleBenchConfig;
import lineside.cli.broker.BrokerProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the console. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    description =
        "Measures the console in a process of its own: start with a million past verdicts, a day of"
            + " 500,000, time from verdict to event with ten browsers, memory. About ten minutes."
            + " Exit 1 when a target is missed.")
final class BenchConsoleCommand implements Callable<Integer> {
  @Option(
      names = "--heap",
      defaultValue = "224",
      paramLabel = "MIB",
      description = "Heap of the console (default: ${DEFAULT-VALUE}).")
  private int heapMegabytes;

  @Option(names = "--quick", description = "A twentieth of it: to see that it works.")
  private boolean isQuick;

  @Mixin private BenchOutput output = new BenchOutput();

  @Override
  public Integer call() throws Exception {
    return output.of(
        (directory, progress) ->
            ConsoleBench.run(
                new ConsoleBenchConfig(
                    isQuick ? Extent.QUICK : Extent.FULL,
                    heapMegabytes,
                    BrokerProcess::start,
                    directory),
                progress));
  }
}
