package lineside.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lineside.cli.demo.BadConfigurationException;
import lineside.training.Calibration;
import lineside.training.Calibration.Demand;
import lineside.training.calibrate.CalibrationFiles;
import lineside.training.calibrate.CalibrationGoals;
import lineside.training.calibrate.CalibrationGoals.Band;
import lineside.training.calibrate.PictureScores.Unit;
import lineside.training.calibrate.Promise;
import lineside.vision.dataset.Split;
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
      "Chooses the thresholds of a model package anew, so that they keep a promise.",
      "Below NOT_DECIDABLE at most --escapes of the defects pass as OK, from NOT_OK up at most"
          + " --overkill of the good ones are rejected, each with --confidence; between them"
          + " nothing is decided.",
      "Where the pictures are too few for the promise about escapes (and that about overkill, when"
          + " --overkill is given), nothing is written, it is said how many are needed, and the exit"
          + " code is 1.",
      "Without --out the package is replaced; either way it becomes another model, with a hash of"
          + " its own."
    })
final class CalibrateCommand implements Callable<Integer> {
  private static final int NOT_PROVEN = 1;
  private static final double USUAL_OVERKILL = 0.01;

  @Spec private CommandSpec spec;

  @Option(names = "--model", required = true, paramLabel = "PACKAGE", description = "The package.")
  private Path model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Data set with pictures that the weights have not learned from.")
  private Path data;

  @Option(
      names = "--split",
      defaultValue = "test",
      description =
          "Half of the data set that is used: test or train (default: ${DEFAULT-VALUE}). Do not"
              + " evaluate on the same pictures afterwards.")
  private Split split;

  @Option(names = "--out", paramLabel = "PACKAGE", description = "Package to write.")
  private @Nullable Path out;

  @Option(
      names = "--escapes",
      defaultValue = "0.01",
      description = "Share of defects that may pass (default: ${DEFAULT-VALUE}).")
  private double escapes;

  @Option(
      names = {"--overkill", "--false-alarms"},
      description = "Share of good ones that may be rejected (default: 0.01, if it can be proven).")
  private @Nullable Double overkill;

  @Option(
      names = "--confidence",
      defaultValue = "0.95",
      description = "How sure each promise is to hold (default: ${DEFAULT-VALUE}).")
  private double confidence;

  @Option(
      names = "--undecided",
      defaultValue = "0.015",
      description =
          "Share of good ones that should at most be left open, see --band"
              + " (default: ${DEFAULT-VALUE}).")
  private double undecided;

  @Option(
      names = "--band",
      defaultValue = "as_needed",
      description =
          "as_needed: as many good ones stay undecided as the promise about escapes takes; limited:"
              + " never more than --undecided, rather no promise (default: ${DEFAULT-VALUE}).")
  private Band band;

  @Option(
      names = "--unit",
      defaultValue = "group",
      description =
          "What is one sample: group (the column part or place of labels.csv, by its worst picture;"
              + " without such a column every picture) or picture (default: ${DEFAULT-VALUE}).")
  private Unit unit;

  @Option(
      names = "--best-effort",
      description = "Write the package even when a promise cannot be given; it then says so.")
  private boolean isBestEffort;

  @Option(
      names = "--curves",
      paramLabel = "DIR",
      description = "Write both rates at every threshold and the scores there, as CSV and SVG.")
  private @Nullable Path curves;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    check();
    Calibration.Request request =
        new Calibration.Request(
            model, data, split, out == null ? model : out, goals(), unit, demand());
    Calibration.Result result = Calibration.run(request);
    CalibrationTable.print(spec.commandLine().getOut(), request, result);
    if (curves != null) {
      CalibrationFiles.writeCurves(curves, result.variants());
    }
    if (json != null) {
      Files.writeString(json, result.toJson().toPrettyString() + "\n");
    }
    return result.written().isPresent() ? 0 : NOT_PROVEN;
  }

  private CalibrationGoals goals() {
    return new CalibrationGoals(
        new Promise(escapes, confidence),
        new Promise(overkill == null ? USUAL_OVERKILL : overkill, confidence),
        undecided,
        band);
  }

  private Demand demand() {
    if (isBestEffort) {
      return Demand.NONE;
    }
    return overkill == null ? Demand.ESCAPES : Demand.BOTH;
  }

  private void check() throws BadConfigurationException {
    List<String> problems = new ArrayList<>();
    if (!Files.isDirectory(data.resolve(split.folder()))) {
      problems.add("--data %s has no folder %s".formatted(data, split.folder()));
    }
    checkShare(problems, "--escapes", escapes);
    checkShare(problems, "--confidence", confidence);
    if (overkill != null) {
      checkShare(problems, "--overkill", overkill);
    }
    if (!(undecided >= 0 && undecided < 1)) {
      problems.add("--undecided is " + undecided + ", 0 to below 1 is needed");
    }
    if (out != null && Files.exists(out) && !Files.exists(out.resolve(ModelPackage.CARD_FILE))) {
      problems.add("--out " + out + " exists and is no model package");
    }
    if (json != null && Files.isDirectory(json)) {
      problems.add("--json " + json + " is a directory");
    }
    if (curves != null && Files.exists(curves) && !Files.isDirectory(curves)) {
      problems.add("--curves " + curves + " is no directory");
    }
    if (!problems.isEmpty()) {
      throw new BadConfigurationException(problems);
    }
  }

  private static void checkShare(List<String> problems, String option, double share) {
    if (!(share > 0 && share < 1)) {
      problems.add(option + " is " + share + ", above 0 and below 1 is needed");
    }
  }
}
