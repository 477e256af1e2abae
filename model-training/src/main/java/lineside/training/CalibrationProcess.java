package lineside.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import lineside.training.calibrate.ThresholdCalibration;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;

/**
 * A process that chooses thresholds: {@code --model PACKAGE --data DIR --out PACKAGE
 * [--false-alarms SHARE] [--escapes SHARE] [--undecided SHARE]}.
 */
public final class CalibrationProcess {
  private static final int BAD_USAGE = 2;

  private CalibrationProcess() {}

  /** Runs; exit code 2 for wrong options. */
  public static void main(String[] args) throws IOException, ModelPackageException {
    Calibration.Request request;
    try {
      request = request(options(args));
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(BAD_USAGE);
      return;
    }
    ModelPackage model = Calibration.run(request);
    System.out.printf(
        "%s %s %s %s%n",
        model.sha256(),
        model.directory(),
        model.thresholds(),
        model.card().provenance().get("calibration"));
  }

  private static Map<String, String> options(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    for (String needed : new String[] {"--model", "--data", "--out"}) {
      if (!options.containsKey(needed)) {
        throw new IllegalArgumentException(needed + " is needed");
      }
    }
    return options;
  }

  private static Calibration.Request request(Map<String, String> options) {
    ThresholdCalibration.Limits usual = ThresholdCalibration.Limits.DEFAULT;
    return new Calibration.Request(
        Path.of(options.get("--model")),
        Path.of(options.get("--data")),
        Path.of(options.get("--out")),
        new ThresholdCalibration.Limits(
            share(options, "--false-alarms", usual.falseAlarms()),
            share(options, "--escapes", usual.escapes()),
            share(options, "--undecided", usual.undecided())));
  }

  private static double share(Map<String, String> options, String name, double otherwise) {
    return options.containsKey(name) ? Double.parseDouble(options.get(name)) : otherwise;
  }
}
