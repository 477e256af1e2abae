package lineside.training.calibrate;

import java.util.List;

/**
 * How often good samples and defects score what, as shares of their kind in bins of equal width in
 * log odds. The shares are drawn by their square root, so that single samples are seen.
 */
final class ScoreChart {
  private static final String GOOD = "#2e8b57";
  private static final String DEFECT = "#c0392b";
  private static final String BAND = "#f0c14b";
  private static final int BINS = 46;
  private static final double END = 11.5;

  private ScoreChart() {}

  static String svg(CalibratedVariant variant) {
    CalibrationOutcome outcome = variant.outcome();
    SvgPlot plot =
        new SvgPlot(
            "Scores of %d good and %d defect samples"
                .formatted(variant.good().size(), variant.defect().size()));
    plot.band(outcome.thresholds().undecidableFrom(), outcome.thresholds().notOk(), BAND);
    for (double level : List.of(0.0, 0.01, 0.05, 0.1, 0.25, 0.5, 1.0)) {
      plot.level(Math.sqrt(level), Percent.of(level));
    }
    bars(plot, variant.good(), GOOD);
    bars(plot, variant.defect(), DEFECT);
    plot.mark(outcome.thresholds().undecidableFrom(), "undecidable from", 0);
    plot.mark(outcome.thresholds().notOk(), "not OK from", 1);
    plot.legend(0, GOOD, "good");
    plot.legend(1, DEFECT, "defect");
    return plot.end();
  }

  private static void bars(SvgPlot plot, SortedScores scores, String colour) {
    for (int bin = 0; bin < BINS && scores.size() > 0; bin++) {
      float from = bin == 0 ? 0 : edge(bin);
      float to = bin == BINS - 1 ? Math.nextUp(1f) : edge(bin + 1);
      int inside = scores.below(to) - scores.below(from);
      if (inside > 0) {
        plot.bar(edge(bin), edge(bin + 1), Math.sqrt((double) inside / scores.size()), colour);
      }
    }
  }

  private static float edge(int bin) {
    double odds = -END + 2 * END * bin / BINS;
    return (float) (1 / (1 + Math.exp(-odds)));
  }
}
