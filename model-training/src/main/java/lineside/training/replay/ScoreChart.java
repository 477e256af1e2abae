package lineside.training.replay;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.training.chart.Axis;
import lineside.training.chart.Frame;
import lineside.training.chart.Plot;
import lineside.training.chart.Symbol;
import lineside.vision.model.ModelCard.Thresholds;

/**
 * Score of the baseline against score of the candidate, on axes of log odds, as SVG. Marks in one
 * cell of a fixed grid become one larger mark, so the chart stays small whatever is in it. Kinds of
 * mark differ in shape and colour.
 */
final class ScoreChart {
  private static final Frame FRAME = new Frame(534, 518, 62, 12, 12, 46);
  private static final int CELLS = 115;

  /** Scores of 1e-5 and nearer to 0 are drawn there, and alike at 1. */
  private static final double EDGE = 1e-5;

  /** Numbers nearer to the ends would stand in each other's way. */
  private static final double LEAST_TICK = 1e-3;

  private static final String OPEN = "#ececec";
  private static final Plot.Stroke THRESHOLD = new Plot.Stroke("#1a1a1a", "5 3");

  private ScoreChart() {}

  /** The chart; comparisons without two scores are left out. */
  static String of(List<Comparison> comparisons, Thresholds baseline, Thresholds candidate) {
    Plot plot =
        new Plot(
            "Score of the baseline against score of the candidate",
            FRAME,
            Axis.ofScores("score of the baseline", EDGE, LEAST_TICK),
            Axis.ofScores("score of the candidate", EDGE, LEAST_TICK));
    double notOkX = Axis.logOdds(baseline.notOk());
    double notOkY = Axis.logOdds(candidate.notOk());
    plot.band(Axis.logOdds(baseline.undecidableFrom()), notOkX, OPEN);
    plot.bandAcross(Axis.logOdds(candidate.undecidableFrom()), notOkY, OPEN);
    plot.upright(notOkX, THRESHOLD);
    plot.across(notOkY, THRESHOLD);
    plot.axes(Plot.Grid.NONE);
    for (Mark mark : Mark.values()) {
      marks(plot, mark, comparisons);
    }
    return plot.inline();
  }

  /** In the order they are drawn. */
  private enum Mark {
    SAME("#8a8a8a", Symbol.CIRCLE),
    OTHER("#009E73", Symbol.DIAMOND),
    REJECTED("#D55E00", Symbol.UP),
    PASSED("#0072B2", Symbol.DOWN);

    private final String colour;
    private final Symbol symbol;

    Mark(String colour, Symbol symbol) {
      this.colour = colour;
      this.symbol = symbol;
    }

    static Mark of(Transition transition) {
      if (!transition.isFlip()) {
        return SAME;
      }
      if (transition.equals(new Transition(Outcome.OK, Outcome.NOT_OK))) {
        return REJECTED;
      }
      return transition.equals(new Transition(Outcome.NOT_OK, Outcome.OK)) ? PASSED : OTHER;
    }
  }

  private record Cell(int column, int row) implements Comparable<Cell> {
    static Cell of(double baseline, double candidate) {
      return new Cell(index(baseline), index(candidate));
    }

    private static int index(double score) {
      double end = Axis.logOdds(1 - EDGE);
      double share = (Axis.logOdds(score) + end) / (2 * end);
      return (int) Math.max(0, Math.min(CELLS - 1.0, share * CELLS));
    }

    /** Log odds of the middle of a column or row. */
    static double middle(int index) {
      double end = Axis.logOdds(1 - EDGE);
      return 2 * end * (index + 0.5) / CELLS - end;
    }

    @Override
    public int compareTo(Cell other) {
      return column == other.column ? row - other.row : column - other.column;
    }
  }

  private static void marks(Plot plot, Mark mark, List<Comparison> comparisons) {
    Map<Cell, Integer> cells = new TreeMap<>();
    for (Comparison c : comparisons) {
      boolean hasScores =
          Float.isFinite(c.baseline().score()) && Float.isFinite(c.candidate().score());
      if (hasScores && Mark.of(c.transition()) == mark) {
        cells.merge(Cell.of(c.baseline().score(), c.candidate().score()), 1, Integer::sum);
      }
    }
    plot.beginSymbols(mark.colour);
    cells.forEach(
        (cell, count) -> {
          double radius = Math.min(12, 2.6 + 1.1 * Math.log(count));
          plot.symbol(
              mark.symbol,
              Cell.middle(cell.column()),
              Cell.middle(cell.row()),
              mark == Mark.SAME ? radius : radius + 1);
        });
    plot.endSymbols();
  }
}
