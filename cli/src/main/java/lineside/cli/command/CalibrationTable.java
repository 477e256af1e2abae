package lineside.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import lineside.training.Calibration;
import lineside.training.calibrate.CalibratedVariant;
import lineside.training.calibrate.CalibrationFacts;
import lineside.training.calibrate.CalibrationText;

/** What {@code calibrate} says. */
final class CalibrationTable {
  private CalibrationTable() {}

  static void print(PrintWriter out, Calibration.Request request, Calibration.Result result) {
    for (CalibratedVariant variant : result.variants()) {
      out.printf(
          "%s: %d good, %d defect, %d faint left out, of %s/%s%n",
          variant.name(),
          variant.good().size(),
          variant.defect().size(),
          variant.faint().size(),
          request.data(),
          request.split().folder());
      CalibrationText.curve(variant.outcome()).forEach(line -> out.println("  " + line));
      CalibrationText.lines(variant.outcome()).forEach(out::println);
    }
    notes(request, result).forEach(note -> out.println("note         " + note));
    result
        .written()
        .ifPresentOrElse(
            model -> out.printf("%s, sha-256 %s%n", model.directory(), model.sha256()),
            () ->
                out.println(
                    "nothing written: a promise cannot be given (--best-effort writes all the same)"));
    out.flush();
  }

  private static List<String> notes(Calibration.Request request, Calibration.Result result) {
    List<String> notes = new ArrayList<>(result.warnings());
    result.problems().forEach(problem -> notes.add(problem.line()));
    if (!result.problems().isEmpty()) {
      notes.add("pictures left out: %d".formatted(result.problems().size()));
    }
    for (CalibratedVariant variant : result.variants()) {
      notes.addAll(CalibrationText.advice(variant.outcome(), request.goals()));
    }
    CalibrationFacts.assumptions(result.unit()).forEach(a -> notes.add("supposed: " + a));
    return notes;
  }
}
