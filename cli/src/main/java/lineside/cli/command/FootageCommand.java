package lineside.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.FootageCache;
import lineside.cli.terminal.Terminal;
import lineside.footage.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with simulated footage. */
@Command(
    name = "footage",
    mixinStandardHelpOptions = true,
    description = "Simulated factory footage.",
    subcommands = FootageCommand.Render.class)
final class FootageCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "footage render SCENARIO.yaml --out DIR");
  }

  /** Renders a scenario. */
  @Command(
      name = "render",
      mixinStandardHelpOptions = true,
      description = "Renders a scenario: clips, truth, part context and process data.")
  static final class Render implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO.yaml", description = "Scenario file, see docs/scenarios.md.")
    private Path scenario;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "DIR",
        description = "Directory to create; must not exist, or be empty.")
    private Path out;

    @Override
    public Integer call() throws Exception {
      Scenario read = FootageCache.read(scenario);
      if (Files.exists(out) && !isEmptyDirectory(out)) {
        throw new BadConfigurationException("--out " + out + " exists and is not empty");
      }
      Terminal terminal = Terminal.system(spec.commandLine().getOut());
      FootageCache.render(read, out, terminal);
      terminal.line("footage of " + read.name() + " is in " + out);
      return 0;
    }

    private static boolean isEmptyDirectory(Path path) throws IOException {
      if (!Files.isDirectory(path)) {
        return false;
      }
      try (Stream<Path> files = Files.list(path)) {
        return files.findAny().isEmpty();
      }
    }
  }
}
