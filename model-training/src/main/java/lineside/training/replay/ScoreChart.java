package lineside.training.replay;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lineside.vision.model.ModelCard.Thresholds;

/**
 * Score of the baseline against score of the candidate, on axes of log odds, as SVG. Marks in one
 * cell of a fixed grid become one larger mark, so the chart stays small whatever is in it. Kinds of
 * mark differ in shape and colour.
 */
final class ScoreChart {
  private static final int SIDE = 460;
  private static final int LEFT = 62;
  private static final int TOP = 12;
  private static final int CELLS = 115;

  /** Ends of the axes: scores of 1e-5 and nearer to 0, and alike to 1. */
  private static final double END = 11.5;

  private static final double[] TICKS = {0.0001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.9999};

  private final StringBuilder svg = new StringBuilder();

  private ScoreChart() {}

  /** The chart; comparisons without two scores are left out. */
  static String of(List<Comparison> comparisons, Thresholds baseline, Thresholds candidate) {
    ScoreChart chart = new ScoreChart();
    chart.begin();
    chart.bands(baseline, candidate);
    chart.axes();
    for (Mark mark : Mark.values()) {
      chart.marks(mark, comparisons);
    }
    return chart.svg.append("</g></svg>").toString();
  }

  /** In the order they are drawn. */
  private enum Mark {
    SAME("#8a8a8a"),
    OTHER("#009E73"),
    REJECTED("#D55E00"),
    PASSED("#0072B2");

    private final String colour;

    Mark(String colour) {
      this.colour = colour;
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

    String shape(double x, double y, double r) {
      return switch (this) {
        case SAME -> text("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>", x, y, r);
        case OTHER ->
            text(
                "<path d=\"M%.1f %.1fl%.1f %.1fl%.1f %.1fl%.1f %.1fz\"/>",
                x, y - 1.3 * r, 1.3 * r, 1.3 * r, -1.3 * r, 1.3 * r, -1.3 * r, -1.3 * r);
        case REJECTED ->
            text(
                "<path d=\"M%.1f %.1fl%.1f %.1fh%.1fz\"/>",
                x, y - 1.2 * r, 1.2 * r, 2.2 * r, -2.4 * r);
        case PASSED ->
            text(
                "<path d=\"M%.1f %.1fl%.1f %.1fh%.1fz\"/>",
                x, y + 1.2 * r, 1.2 * r, -2.2 * r, -2.4 * r);
      };
    }
  }

  private record Cell(int column, int row) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      return column == other.column ? row - other.row : column - other.column;
    }
  }

  private void begin() {
    svg.append(
        text(
            "<svg class=\"scatter\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Score of the"
                + " baseline against score of the candidate\"><g>",
            LEFT + SIDE + 12, TOP + SIDE + 46));
  }

  /** Where a package leaves a picture open, and its threshold. */
  private void bands(Thresholds baseline, Thresholds candidate) {
    double fromX = x(baseline.undecidableFrom());
    double toX = x(baseline.notOk());
    double fromY = y(candidate.undecidableFrom());
    double toY = y(candidate.notOk());
    svg.append(
        text(
            "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#ececec\"/>",
            fromX, TOP, toX - fromX, SIDE));
    svg.append(
        text(
            "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"#ececec\"/>",
            LEFT, toY, SIDE, fromY - toY));
    svg.append(
        text(
            "<path d=\"M%.1f %dv%dM%d %.1fh%d\" stroke=\"#1a1a1a\" stroke-dasharray=\"5 3\"/>",
            toX, TOP, SIDE, LEFT, toY, SIDE));
  }

  private void axes() {
    svg.append(
        text(
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#555\"/>",
            LEFT, TOP, SIDE, SIDE));
    for (double tick : TICKS) {
      String name = tick < 0.001 ? "0.0001" : Double.toString(tick);
      svg.append(
          text(
              "<path d=\"M%.1f %dv5\" stroke=\"#555\"/><text x=\"%.1f\" y=\"%d\""
                  + " text-anchor=\"middle\">%s</text>",
              x(tick), TOP + SIDE, x(tick), TOP + SIDE + 19, name));
      svg.append(
          text(
              "<path d=\"M%d %.1fh-5\" stroke=\"#555\"/><text x=\"%d\" y=\"%.1f\""
                  + " text-anchor=\"end\">%s</text>",
              LEFT, y(tick), LEFT - 8, y(tick) + 4, name));
    }
    svg.append(
        text(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">score of the baseline</text>",
            LEFT + SIDE / 2, TOP + SIDE + 39));
    svg.append(
        text(
            "<text transform=\"translate(13 %d) rotate(-90)\" text-anchor=\"middle\">score of the"
                + " candidate</text>",
            TOP + SIDE / 2));
  }

  private void marks(Mark mark, List<Comparison> comparisons) {
    Map<Cell, Integer> cells = new TreeMap<>();
    for (Comparison c : comparisons) {
      boolean hasScores =
          Float.isFinite(c.baseline().score()) && Float.isFinite(c.candidate().score());
      if (hasScores && Mark.of(c.transition()) == mark) {
        cells.merge(
            new Cell(cell(share(c.baseline().score())), cell(share(c.candidate().score()))),
            1,
            Integer::sum);
      }
    }
    double step = (double) SIDE / CELLS;
    svg.append(
        text(
            "<g fill=\"%s\" fill-opacity=\".75\" stroke=\"#fff\" stroke-width=\".5\">",
            mark.colour));
    cells.forEach(
        (cell, count) -> {
          double radius = Math.min(12, 2.6 + 1.1 * Math.log(count));
          svg.append(
              mark.shape(
                  LEFT + (cell.column() + 0.5) * step,
                  TOP + SIDE - (cell.row() + 0.5) * step,
                  mark == Mark.SAME ? radius : radius + 1));
        });
    svg.append("</g>");
  }

  private static int cell(double share) {
    return Math.min(CELLS - 1, (int) (share * CELLS));
  }

  private static double share(double score) {
    return Math.max(0, Math.min(1, (WorstFlips.logOdds(score) + END) / (2 * END)));
  }

  private static double x(double score) {
    return LEFT + SIDE * share(score);
  }

  private static double y(double score) {
    return TOP + SIDE * (1 - share(score));
  }

  @SuppressWarnings("AnnotateFormatMethod") // every pattern stands at its call
  private static String text(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
