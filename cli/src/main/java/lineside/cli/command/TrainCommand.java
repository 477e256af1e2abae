package lineside.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.terminal.Terminal;
import lineside.training.Training;
import lineside.training.TrainingConfig;
import lineside.training.net.NetSize;
import lineside.vision.model.ModelPackage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pictures to a model package. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Trains a model package on labelled pictures.")
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Data set: train/good, train/defect or train/KIND, masks where there are any.")
  private Path data;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "PACKAGE",
      description = "Package to write; an earlier package there is replaced.")
  private Path out;

  @Option(
      names = "--size",
      defaultValue = "s",
      description = "n, s, m or l (default: ${DEFAULT-VALUE}).")
  private NetSize size;

  @Option(
      names = "--minutes",
      defaultValue = "5",
      description = "How long to learn (default: ${DEFAULT-VALUE}).")
  private long minutes;

  @Option(names = "--seed", defaultValue = "1", description = "Seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws Exception {
    check();
    Terminal terminal = Terminal.system(spec.commandLine().getOut());
    ModelPackage model =
        Training.run(
            TrainingConfig.of(data, out, size, Duration.ofMinutes(minutes), seed), terminal::line);
    terminal.line(
        "package %s, size %s, sha-256 %s"
            .formatted(
                model.directory(), model.card().size().toLowerCase(Locale.ROOT), model.sha256()));
    return 0;
  }

  private void check() throws BadConfigurationException {
    List<String> problems = new ArrayList<>();
    if (!Files.isDirectory(data.resolve("train"))) {
      problems.add("--data " + data + " has no folder train");
    }
    if (minutes < 1) {
      problems.add("--minutes is " + minutes + ", at least 1 is needed");
    }
    if (Files.exists(out) && !Files.exists(out.resolve(ModelPackage.CARD_FILE))) {
      problems.add("--out " + out + " exists and is no model package");
    }
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
  }
}
