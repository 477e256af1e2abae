package lineside.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.Demo;
import lineside.cli.demo.DemoConfig;
import lineside.cli.demo.FootageCache;
import lineside.cli.terminal.Terminal;
import lineside.ingest.pace.Pace;
import lineside.vision.model.Provider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole system in one process. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Plays cameras through Kafka and Flink in one process and scores the verdicts.",
      "Without options: the simulated factory, at its own pace, with the console."
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup private @Nullable SourceOptions source;

  @Option(
      names = "--once",
      description = "End when everything is inspected and scored, instead of staying up.")
  private boolean once;

  @Option(
      names = "--rate",
      defaultValue = "realtime",
      description = "realtime, or max: as fast as it is inspected (default: ${DEFAULT-VALUE}).")
  private Pace rate;

  @Option(
      names = "--out",
      defaultValue = "out",
      paramLabel = "DIR",
      description = "Where the results go (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(names = "--no-console", description = "No page for people.")
  private boolean noConsole;

  @Option(
      names = "--model",
      paramLabel = "PACKAGE",
      description = "Model package (default: the one that comes with the project).")
  private @Nullable Path model;

  @Option(
      names = "--second-opinion",
      paramLabel = "PACKAGE",
      description =
          "Large model for views that the other cannot decide (default: the one that comes with the"
              + " project, if it does).")
  private @Nullable Path secondOpinion;

  @Option(
      names = "--provider",
      defaultValue = "auto",
      description = "Where the model computes: cpu, cuda or auto (default: ${DEFAULT-VALUE}).")
  private Provider provider;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the summary there as well.")
  private @Nullable Path json;

  /** What is played: one of these, or the scenario of the project. */
  static final class SourceOptions {
    @Option(names = "--footage", paramLabel = "DIR", description = "Play rendered footage.")
    private @Nullable Path footage;

    @Option(
        names = "--scenario",
        paramLabel = "FILE",
        description = "Render a scenario, unless that was done before, and play it.")
    private @Nullable Path scenario;

    @Option(
        names = "--images",
        paramLabel = "DIR",
        description = "Play a folder of pictures; sub-folders good or a kind are the truth.")
    private @Nullable Path images;
  }

  @Override
  public Integer call() throws Exception {
    DemoConfig.Source played = played();
    check(played);
    createOut();
    Path log = out.resolve("demo.log").toAbsolutePath();
    Files.deleteIfExists(log);
    System.setProperty("lineside.log", log.toString());
    Terminal terminal = Terminal.system(spec.commandLine().getOut());
    new Demo(
            new DemoConfig(
                played,
                rate,
                once ? DemoConfig.End.EXIT : DemoConfig.End.STAY,
                noConsole ? DemoConfig.Page.NONE : DemoConfig.Page.SERVED,
                out,
                new DemoConfig.Model(
                    model == null ? Surroundings.sampleModel() : model, provider, large())),
            new FootageCache(Surroundings.caches().resolve("footage"), terminal),
            terminal)
        .run();
    if (json != null) {
      Files.copy(out.resolve("summary.json"), json, StandardCopyOption.REPLACE_EXISTING);
    }
    return 0;
  }

  private @Nullable Path large() {
    if (secondOpinion != null) {
      return secondOpinion;
    }
    Path project = Surroundings.largeModel();
    // Footage is what the project's models are trained for.
    return model == null && Files.isDirectory(project) ? project : null;
  }

  private void createOut() throws BadConfigurationException {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new BadConfigurationException("--out " + out + " cannot be created: " + e);
    }
    if (!Files.isWritable(out)) {
      throw new BadConfigurationException("--out " + out + " cannot be written to");
    }
  }

  private DemoConfig.Source played() {
    SourceOptions given = source;
    if (given != null && given.footage != null) {
      return new DemoConfig.Source.Footage(given.footage);
    }
    if (given != null && given.images != null) {
      return new DemoConfig.Source.Images(given.images);
    }
    if (given != null && given.scenario != null) {
      return new DemoConfig.Source.Scenario(given.scenario);
    }
    return new DemoConfig.Source.Scenario(Surroundings.demoScenario());
  }

  private void check(DemoConfig.Source played) throws BadConfigurationException {
    List<String> problems = new ArrayList<>();
    if (played instanceof DemoConfig.Source.Footage footage
        && !Files.isRegularFile(footage.directory().resolve("footage.json"))) {
      problems.add("--footage " + footage.directory() + " has no footage.json");
    }
    if (played instanceof DemoConfig.Source.Images images
        && !Files.isDirectory(images.directory())) {
      problems.add("--images " + images.directory() + " is no directory");
    }
    if (played instanceof DemoConfig.Source.Scenario scenario
        && !Files.isRegularFile(scenario.file())) {
      problems.add("scenario " + scenario.file() + " is not there");
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      problems.add("--out " + out + " is no directory");
    }
    if (secondOpinion != null && !Files.isDirectory(secondOpinion)) {
      problems.add("--second-opinion " + secondOpinion + " is no directory");
    }
    if (json != null && !liesInDirectory(json)) {
      problems.add("--json " + json + " lies in no directory");
    }
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
  }

  private static boolean liesInDirectory(Path file) {
    Path directory = file.toAbsolutePath().getParent();
    return directory != null && Files.isDirectory(directory);
  }
}
