package lineside.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.demo.RunFailedException;
import lineside.training.data.HeldOut;
import lineside.training.quantise.Int8Gate;
import lineside.training.quantise.Int8Variant;
import lineside.training.quantise.Quantiser;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.Split;
import lineside.vision.model.ModelPackage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Weights in whole numbers for a package that is there already. */
@Command(
    name = "quantise",
    mixinStandardHelpOptions = true,
    description = {
      "Adds weights in whole numbers (int8) to a package of size m or l, with thresholds and golden"
          + " scores of their own.",
      "They are added only if, on the pictures that training holds out, image AUROC falls by at"
          + " most 0.01 and pixel AP by at most 0.02, and are used only where they are faster."
    })
final class QuantiseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "PACKAGE",
      description = "The package, changed in place.")
  private Path model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The data set that the package was trained on.")
  private Path data;

  @Option(names = "--any-size", description = "For sizes n and s as well.")
  private boolean isForAnySize;

  @Override
  public Integer call() throws Exception {
    check();
    HeldOut split = HeldOut.of(DataSet.open(data).pictures(Split.TRAIN));
    Int8Variant.Scope scope =
        isForAnySize ? Int8Variant.Scope.ANY_SIZE : Int8Variant.Scope.USUAL_SIZES;
    Int8Variant.Outcome outcome =
        new Int8Variant(new Int8Variant.Settings(scope, Quantiser.DEFAULT, Int8Gate.Limits.DEFAULT))
            .addTo(model, split.learning(), split.held());
    if (outcome.refusal().isPresent()) {
      throw new RunFailedException(outcome.line());
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%s%npackage %s, sha-256 %s%n",
            outcome.line(), outcome.model().directory(), outcome.model().sha256());
    return 0;
  }

  private void check() throws BadConfigurationException {
    List<String> problems = new ArrayList<>();
    if (!Files.isRegularFile(model.resolve(ModelPackage.CARD_FILE))) {
      problems.add("--model " + model + " is no model package");
    }
    if (!Files.isDirectory(data.resolve("train"))) {
      problems.add("--data " + data + " has no folder train");
    }
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
  }
}
