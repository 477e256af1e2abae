package lineside.training.calibrate;

import lineside.training.chart.Axis;
import lineside.training.chart.Plot;

/**
 * How often good samples and defects score what, as shares of their kind in bins of equal width in
 * log odds. The shares are drawn by their square root, so that single samples are seen.
 */
final class ScoreChart {
  private static final String GOOD = "#009E73";
  private static final String DEFECT = "#D55E00";
  private static final int BINS = 46;
  private static final double END = -Axis.logOdds(ScorePlot.EDGE);

  private ScoreChart() {}

  static String svg(CalibratedVariant variant) {
    Plot plot =
        ScorePlot.of(
            "Scores of %d good and %d defect samples"
                .formatted(variant.good().size(), variant.defect().size()),
            "share of its kind",
            variant.outcome());
    bars(plot, variant.good(), GOOD);
    bars(plot, variant.defect(), DEFECT);
    ScorePlot.mark(plot, variant.outcome());
    plot.key("good", GOOD);
    plot.key("defect", DEFECT);
    return plot.svg();
  }

  private static void bars(Plot plot, SortedScores scores, String colour) {
    for (int bin = 0; bin < BINS && scores.size() > 0; bin++) {
      float from = bin == 0 ? 0 : score(odds(bin));
      float to = bin == BINS - 1 ? Math.nextUp(1f) : score(odds(bin + 1));
      int inside = scores.below(to) - scores.below(from);
      if (inside > 0) {
        plot.bar(odds(bin), odds(bin + 1), Math.sqrt((double) inside / scores.size()), colour);
      }
    }
  }

  private static double odds(int edge) {
    return -END + 2 * END * edge / BINS;
  }

  private static float score(double odds) {
    return (float) (1 / (1 + Math.exp(-odds)));
  }
}
