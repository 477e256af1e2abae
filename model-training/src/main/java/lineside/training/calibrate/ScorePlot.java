package lineside.training.calibrate;

import java.util.List;
import java.util.stream.DoubleStream;
import lineside.training.chart.Axis;
import lineside.training.chart.Frame;
import lineside.training.chart.Plot;
import lineside.vision.model.ModelCard.Thresholds;

/** What plots over scores have in common: axes, the thresholds and the band between them. */
final class ScorePlot {
  /** Scores of 0.00001 and nearer to 0 are drawn there, and alike at 1. */
  static final double EDGE = 1e-5;

  private static final Frame FRAME = new Frame(900, 460, 70, 20, 62, 60);
  private static final double LEAST_TICK = 1e-4;
  private static final String BAND = "#faecc5";
  private static final Plot.Stroke LINE = new Plot.Stroke("#333", "");

  private ScorePlot() {}

  /**
   * Begins a plot whose heights are square roots of shares.
   *
   * @param unit of what the shares are
   */
  static Plot of(String title, String unit, CalibrationOutcome outcome) {
    List<Axis.Tick> levels =
        DoubleStream.of(0, 0.01, 0.05, 0.1, 0.25, 0.5, 1)
            .mapToObj(level -> new Axis.Tick(Math.sqrt(level), Percent.of(level)))
            .toList();
    Plot plot =
        new Plot(
            title,
            FRAME,
            Axis.ofScores("score (log odds)", EDGE, LEAST_TICK),
            new Axis(unit + " (square root)", 0, 1, levels));
    plot.title(title);
    Thresholds thresholds = outcome.thresholds();
    plot.band(Axis.logOdds(thresholds.undecidableFrom()), Axis.logOdds(thresholds.notOk()), BAND);
    plot.axes(Plot.Grid.BOTH);
    return plot;
  }

  /** Draws where verdicts change, above what is there. */
  static void mark(Plot plot, CalibrationOutcome outcome) {
    Thresholds thresholds = outcome.thresholds();
    mark(plot, thresholds.undecidableFrom(), "undecidable from");
    mark(plot, thresholds.notOk(), "not OK from");
  }

  private static void mark(Plot plot, float score, String name) {
    plot.upright(Axis.logOdds(score), LINE);
    plot.mark(Axis.logOdds(score), "%s %.5f".formatted(name, score));
  }
}
