package lineside.training.calibrate;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import lineside.training.calibrate.RiskCurve.Point;
import lineside.training.chart.Axis;
import lineside.training.chart.Plot;

/**
 * Escapes and overkill over the threshold, with their exact 95 % intervals, the thresholds and the
 * band between them. The rates are drawn by their square root, so that one percent is seen.
 */
final class RiskChart {
  private static final Plot.Stroke ESCAPES = new Plot.Stroke("#D55E00", "");
  private static final Plot.Stroke OVERKILL = new Plot.Stroke("#0072B2", "9 3");

  private RiskChart() {}

  static String svg(CalibrationOutcome outcome) {
    Plot plot =
        ScorePlot.of("Escapes and overkill at every threshold, 95 % intervals", "rate", outcome);
    draw(plot, outcome.curve().points(), Point::escapes, ESCAPES);
    draw(plot, outcome.curve().points(), Point::overkill, OVERKILL);
    ScorePlot.mark(plot, outcome);
    plot.key("escapes", ESCAPES);
    plot.key("overkill", OVERKILL);
    return plot.svg();
  }

  private static void draw(
      Plot plot, List<Point> points, Function<Point, CountedShare> of, Plot.Stroke stroke) {
    if (points.isEmpty() || of.apply(points.get(0)).of() == 0) {
      return;
    }
    double[] at = points.stream().mapToDouble(p -> Axis.logOdds(p.threshold())).toArray();
    plot.area(
        at,
        heights(points, p -> of.apply(p).low()),
        heights(points, p -> of.apply(p).high()),
        stroke.colour());
    plot.steps(at, heights(points, p -> of.apply(p).rate()), stroke);
  }

  private static double[] heights(List<Point> points, ToDoubleFunction<Point> rate) {
    return points.stream().mapToDouble(p -> Math.sqrt(rate.applyAsDouble(p))).toArray();
  }
}
