package lineside.cli.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lineside.training.card.Arithmetic;
import lineside.vision.dataset.DuplicatePictures;
import lineside.vision.dataset.Evaluation;
import lineside.vision.dataset.EvaluationReport;
import lineside.vision.dataset.ImageFigures;
import lineside.vision.dataset.Interval;
import lineside.vision.dataset.PairedComparison;
import lineside.vision.model.ModelPackage;

/** Figures of an evaluation as lines for people; a figure that is not known is a dash. */
final class EvaluationText {
  private static final int PAIRS_NAMED = 20;

  private final PrintWriter out;

  EvaluationText(PrintWriter out) {
    this.out = out;
  }

  void print(ModelPackage model, EvaluationReport report) {
    ImageFigures image = report.image();
    line("model", "%s %s".formatted(model.card().name(), model.sha256()));
    line("pictures", "%d good, %d defect".formatted(image.good(), image.defect()));
    line("auroc", figure(image.auroc(), image.aurocInterval()));
    line("ap", figure(image.ap(), Optional.empty()));
    line(
        "escape rate",
        figure(image.escapeRate(), image.escapes().interval()) + counts(image.escapes()));
    line(
        "overkill",
        figure(image.overkillRate(), image.overkill().interval()) + counts(image.overkill()));
    line("undecided", figure(report.undecidedRate(), Optional.empty()));
    report
        .pixel()
        .ifPresent(
            pixel -> {
              line("pixel ap", figure(pixel.ap(), pixel.apInterval()));
              line("pixel auroc", figure(pixel.auroc(), Optional.empty()));
            });
    print("class", report.perClass());
    print("slice", report.slices());
    line(
        "ms per image",
        "median %s, p99 %s".formatted(millis(report.millis(0.5)), millis(report.millis(0.99))));
    if (!report.problems().isEmpty()) {
      line("problems", report.problems().size() + " files could not be used, named on stderr");
    }
    report.gaps().forEach(gap -> line("note", gap));
  }

  private void print(String what, Map<String, ImageFigures> some) {
    some.forEach(
        (name, figures) ->
            line(
                what + " " + name,
                "auroc %s, escapes %s, overkill %s, n %d good %d defect"
                    .formatted(
                        brief(figures.auroc(), figures.aurocInterval()),
                        brief(figures.escapeRate(), figures.escapes().interval()),
                        brief(figures.overkillRate(), Optional.empty()),
                        figures.good(),
                        figures.defect())));
  }

  void print(Evaluation.InRegions measured) {
    int all = measured.suppressedFindings().values().stream().mapToInt(count -> count).sum();
    line("regions", "%d findings did not count".formatted(all));
    measured.suppressedFindings().forEach((name, count) -> line("  " + name, count.toString()));
    if (measured.defectsOutside() > 0) {
      line(
          "note",
          "%d defect pictures have no defect in the regions by their masks and are in no figure"
              .formatted(measured.defectsOutside()));
    }
    if (measured.report().pixel().isEmpty()) {
      line("note", "without masks nobody knows whether a picture's defect lies in the regions");
    }
  }

  void printArithmetic(double gigaMacs) {
    line(
        "arithmetic",
        String.format(Locale.ROOT, "%.3f GMAC at %2$dx%2$d", gigaMacs, Arithmetic.SIDE_PX));
  }

  void print(RuntimeRace loop) {
    line("speed", loop.line());
  }

  void print(ModelPackage baseline, PairedComparison comparison) {
    line("baseline", "%s %s".formatted(baseline.card().name(), baseline.sha256()));
    line("auroc gain", figure(comparison.auroc()));
    comparison.pixel().ifPresent(gain -> line("pixel ap gain", figure(gain)));
  }

  static void warn(PrintWriter err, DuplicatePictures doubles) {
    if (doubles.pairs().isEmpty()) {
      return;
    }
    err.printf(
        "lineside: %d test pictures are in train too, the figures flatter the model:%n",
        doubles.pairs().size());
    doubles.pairs().stream()
        .limit(PAIRS_NAMED)
        .forEach(pair -> err.printf("lineside:   %s = %s%n", pair.test(), pair.train()));
    if (doubles.pairs().size() > PAIRS_NAMED) {
      err.printf(
          "lineside:   and %d more, all of them in --json%n", doubles.pairs().size() - PAIRS_NAMED);
    }
  }

  private void line(String name, String text) {
    out.printf("%-22s %s%n", name, text);
  }

  private static String counts(ImageFigures.Share share) {
    return share.of() == 0 ? "" : ", %d of %d".formatted(share.count(), share.of());
  }

  private static String figure(PairedComparison.Difference difference) {
    return figure(difference.value(), difference.interval());
  }

  private static String figure(double value, Optional<Interval> interval) {
    String text = brief(value, interval);
    return interval
        .filter(i -> Double.isFinite(value))
        .map(i -> text + ", " + i.method())
        .orElse(text);
  }

  private static String brief(double value, Optional<Interval> interval) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    String text = String.format(Locale.ROOT, "%.4f", value);
    return interval
        .map(i -> String.format(Locale.ROOT, "%s (%.4f to %.4f)", text, i.low(), i.high()))
        .orElse(text);
  }

  private static String millis(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1f", value) : "-";
  }
}
