package lineside.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.process.LearningProcess;
import lineside.training.fold.Folds;
import lineside.training.net.NetSize;
import lineside.vision.model.ModelPackage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pictures to a model package, in a process of its own. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a model package on labelled pictures, in a process of its own with low priority.",
      "Killed, the same command goes on from its last state (PACKAGE.training)."
    })
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description =
          "Data set: train/good, train/defect or train/KIND, masks where there are any,"
              + " train/unlabelled for a teacher.")
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

  @Option(
      names = "--start",
      defaultValue = "auto",
      description =
          "base: from the base checkpoint; scratch: from random weights; auto: both, and what is"
              + " better on held-out pictures is kept (default: ${DEFAULT-VALUE}).")
  private String start;

  @Option(
      names = "--teacher",
      paramLabel = "PACKAGE",
      description = "Package whose answers are learned as well, on unlabelled pictures too.")
  private @Nullable Path teacher;

  @Option(
      names = "--folds",
      defaultValue = "0",
      paramLabel = "K",
      description =
          "Also learn K times without a K-th of the training parts each and tell how much the"
              + " figures differ, here and on the model card; every fold costs as long as one start"
              + " (default: ${DEFAULT-VALUE}, none).")
  private int folds;

  @Option(
      names = "--threads",
      defaultValue = "0",
      description =
          "Threads; 0: all cores but one. With two, both starts learn side by side"
              + " (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Override
  public Integer call() throws Exception {
    check();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--data", data.toString(), "--out", out.toString()));
    arguments.addAll(List.of("--size", size.letter(), "--minutes", Long.toString(minutes)));
    arguments.addAll(List.of("--seed", Long.toString(seed), "--start", start));
    arguments.addAll(List.of("--threads", Integer.toString(threads())));
    if (folds > 0) {
      arguments.addAll(List.of("--folds", Integer.toString(folds)));
    }
    if (teacher != null) {
      arguments.addAll(List.of("--teacher", teacher.toString()));
    }
    return LearningProcess.run(arguments, spec.commandLine().getOut(), spec.commandLine().getErr());
  }

  private int threads() {
    return threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
  }

  private void check() throws BadConfigurationException {
    List<String> problems = new ArrayList<>();
    if (!Files.isDirectory(data.resolve("train"))) {
      problems.add("--data " + data + " has no folder train");
    }
    if (minutes < 1) {
      problems.add("--minutes is " + minutes + ", at least 1 is needed");
    }
    if (threads < 0) {
      problems.add("--threads is " + threads + ", at least 0 is needed");
    }
    if (folds != 0 && (folds < Folds.FEWEST || folds > Folds.MOST)) {
      problems.add(
          "--folds is %d, 0 or %d to %d are needed".formatted(folds, Folds.FEWEST, Folds.MOST));
    }
    if (!List.of("auto", "base", "scratch").contains(start)) {
      problems.add("--start is " + start + ", one of auto, base, scratch is needed");
    }
    if (teacher != null && !Files.exists(teacher.resolve(ModelPackage.CARD_FILE))) {
      problems.add("--teacher " + teacher + " is no model package");
    }
    if (Files.exists(out) && !Files.exists(out.resolve(ModelPackage.CARD_FILE))) {
      problems.add("--out " + out + " exists and is no model package");
    }
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
  }
}
