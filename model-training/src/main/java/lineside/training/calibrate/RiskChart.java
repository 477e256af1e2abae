package lineside.training.calibrate;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import lineside.training.calibrate.RiskCurve.Point;

/**
 * Escapes and overkill over the threshold, with their exact 95 % intervals, the thresholds and the
 * band between them. The rates are drawn by their square root, so that one percent is seen.
 */
final class RiskChart {
  private static final String ESCAPES = "#c0392b";
  private static final String OVERKILL = "#2468a8";
  private static final String BAND = "#f0c14b";

  private RiskChart() {}

  static String svg(CalibrationOutcome outcome) {
    SvgPlot plot = new SvgPlot("Escapes and overkill at every threshold, 95 % intervals");
    plot.band(outcome.thresholds().undecidableFrom(), outcome.thresholds().notOk(), BAND);
    for (double level : List.of(0.0, 0.01, 0.05, 0.1, 0.25, 0.5, 1.0)) {
      plot.level(Math.sqrt(level), Percent.of(level));
    }
    draw(plot, outcome.curve().points(), Point::escapes, ESCAPES);
    draw(plot, outcome.curve().points(), Point::overkill, OVERKILL);
    plot.mark(
        outcome.thresholds().undecidableFrom(),
        "undecidable from %.5f".formatted(outcome.thresholds().undecidableFrom()),
        0);
    plot.mark(
        outcome.thresholds().notOk(),
        "not OK from %.5f".formatted(outcome.thresholds().notOk()),
        1);
    plot.legend(0, ESCAPES, "escapes");
    plot.legend(1, OVERKILL, "overkill");
    return plot.end();
  }

  private static void draw(
      SvgPlot plot, List<Point> points, Function<Point, CountedShare> of, String colour) {
    if (points.isEmpty() || of.apply(points.get(0)).of() == 0) {
      return;
    }
    float[] scores = new float[points.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = points.get(i).threshold();
    }
    plot.area(
        scores,
        heights(points, p -> of.apply(p).low()),
        heights(points, p -> of.apply(p).high()),
        colour);
    plot.steps(scores, heights(points, p -> of.apply(p).rate()), colour);
  }

  private static double[] heights(List<Point> points, ToDoubleFunction<Point> rate) {
    return points.stream().mapToDouble(p -> Math.sqrt(rate.applyAsDouble(p))).toArray();
  }
}
