package lineside.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.training.Calibration;
import lineside.training.calibrate.ThresholdCalibration;
import lineside.vision.model.ModelPackage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Thresholds by what may go wrong. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Chooses the thresholds of a model package anew, on the train half of a data set.",
      "Without --out the package is replaced; either way it becomes another model, with a hash of"
          + " its own."
    })
final class CalibrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--model", required = true, paramLabel = "PACKAGE", description = "The package.")
  private Path model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Data set with pictures that the weights have not learned from.")
  private Path data;

  @Option(names = "--out", paramLabel = "PACKAGE", description = "Package to write.")
  private @Nullable Path out;

  @Option(
      names = "--escapes",
      defaultValue = "0.01",
      description = "Share of defects that may pass (default: ${DEFAULT-VALUE}).")
  private double escapes;

  @Option(
      names = "--false-alarms",
      defaultValue = "0.005",
      description = "Share of good pictures that may be rejected (default: ${DEFAULT-VALUE}).")
  private double falseAlarms;

  @Option(
      names = "--undecided",
      defaultValue = "0.015",
      description = "Share of good pictures that may be left open (default: ${DEFAULT-VALUE}).")
  private double undecided;

  @Override
  public Integer call() throws Exception {
    check();
    ModelPackage calibrated =
        Calibration.run(
            new Calibration.Request(
                model,
                data,
                out == null ? model : out,
                new ThresholdCalibration.Limits(falseAlarms, escapes, undecided)));
    spec.commandLine()
        .getOut()
        .printf(
            "%s: NOT_OK from %.4f, NOT_DECIDABLE from %.4f, sha-256 %s%n",
            calibrated.directory(),
            calibrated.thresholds().notOk(),
            calibrated.thresholds().undecidableFrom(),
            calibrated.sha256());
    return 0;
  }

  private void check() throws BadConfigurationException {
    List<String> problems = new ArrayList<>();
    if (!Files.isDirectory(data.resolve("train"))) {
      problems.add("--data " + data + " has no folder train");
    }
    checkShare(problems, "--escapes", escapes);
    checkShare(problems, "--false-alarms", falseAlarms);
    checkShare(problems, "--undecided", undecided);
    if (out != null && Files.exists(out) && !Files.exists(out.resolve(ModelPackage.CARD_FILE))) {
      problems.add("--out " + out + " exists and is no model package");
    }
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
  }

  private static void checkShare(List<String> problems, String option, double share) {
    if (!(share >= 0 && share < 1)) {
      problems.add(option + " is " + share + ", 0 to below 1 is needed");
    }
  }
}
