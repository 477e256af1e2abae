package lineside.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lineside.training.calibrate.CalibratedVariant;
import lineside.training.calibrate.CalibrationGoals;
import lineside.training.calibrate.CalibrationText;
import lineside.training.calibrate.PictureScores;
import lineside.training.calibrate.Promise;
import lineside.vision.dataset.Split;
import lineside.vision.model.ModelPackageException;

/**
 * A process that chooses thresholds: {@code --model PACKAGE --data DIR --out PACKAGE [--split
 * test|train] [--escapes SHARE] [--overkill SHARE] [--confidence SHARE] [--undecided SHARE] [--band
 * as_needed|limited]}. What cannot be promised is said and written all the same.
 */
public final class CalibrationProcess {
  private static final int BAD_USAGE = 2;
  private static final Set<String> NEEDED = Set.of("--model", "--data", "--out");
  private static final Set<String> KNOWN =
      Set.of("--split", "--escapes", "--overkill", "--confidence", "--undecided", "--band");

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
    Calibration.Result result = Calibration.run(request);
    for (CalibratedVariant variant : result.variants()) {
      CalibrationText.lines(variant.outcome()).forEach(System.out::println);
    }
    result.problems().forEach(problem -> System.out.println(problem.line()));
    result.warnings().forEach(System.out::println);
    result
        .written()
        .ifPresent(model -> System.out.printf("%s %s%n", model.sha256(), model.directory()));
  }

  private static Map<String, String> options(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < args.length; i += 2) {
      if (!NEEDED.contains(args[i]) && !KNOWN.contains(args[i])) {
        throw new IllegalArgumentException(args[i] + " is no option");
      }
      options.put(args[i], args[i + 1]);
    }
    for (String needed : NEEDED) {
      if (!options.containsKey(needed)) {
        throw new IllegalArgumentException(needed + " is needed");
      }
    }
    return options;
  }

  private static Calibration.Request request(Map<String, String> options) {
    CalibrationGoals usual = CalibrationGoals.DEFAULT;
    double confidence = share(options, "--confidence", usual.escapes().confidence());
    return new Calibration.Request(
        Path.of(options.get("--model")),
        Path.of(options.get("--data")),
        Split.valueOf(options.getOrDefault("--split", "test").toUpperCase(Locale.ROOT)),
        Path.of(options.get("--out")),
        new CalibrationGoals(
            new Promise(share(options, "--escapes", usual.escapes().atMost()), confidence),
            new Promise(share(options, "--overkill", usual.overkill().atMost()), confidence),
            share(options, "--undecided", usual.undecided()),
            CalibrationGoals.Band.valueOf(
                options.getOrDefault("--band", usual.band().name()).toUpperCase(Locale.ROOT))),
        PictureScores.Unit.GROUP,
        Calibration.Demand.NONE);
  }

  private static double share(Map<String, String> options, String name, double otherwise) {
    return options.containsKey(name) ? Double.parseDouble(options.get(name)) : otherwise;
  }
}
