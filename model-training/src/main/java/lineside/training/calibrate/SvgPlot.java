package lineside.training.calibrate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * A plot as SVG text, drawn without any font or window system. The x axis are scores in log odds,
 * because scores crowd at 0 and 1; the y axis is given in shares of its height.
 */
final class SvgPlot {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 460;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int TOP = 70;
  private static final int BOTTOM = 60;

  /** Log odds of the ends of the x axis: 0.00001 and 0.99999. */
  private static final double END = 11.5;

  private static final List<Double> TICKS =
      List.of(1e-4, 1e-3, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999);

  private final StringBuilder svg = new StringBuilder();

  SvgPlot(String title) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " font-family=\"sans-serif\" font-size=\"13\">%n",
        WIDTH, HEIGHT, WIDTH, HEIGHT);
    add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n", WIDTH, HEIGHT);
    text(LEFT, 24, "start", "#111", title);
    for (double tick : TICKS) {
      double x = x((float) tick);
      line(x, TOP, x, HEIGHT - BOTTOM, "#e4e4e4");
      text(x, HEIGHT - BOTTOM + 18.0, "middle", "#444", plain(tick));
    }
    text(LEFT + plotWidth() / 2, HEIGHT - 18.0, "middle", "#111", "score (log odds)");
  }

  /** A labelled line across, at a share of the height. */
  void level(double share, String label) {
    line(LEFT, y(share), WIDTH - RIGHT, y(share), "#e4e4e4");
    text(LEFT - 8.0, y(share) + 4, "end", "#444", label);
  }

  /** Fills between two scores from bottom to top. */
  void band(float from, float to, String colour) {
    add(
        "<rect x=\"%.2f\" y=\"%d\" width=\"%.2f\" height=\"%d\" fill=\"%s\" opacity=\"0.35\"/>%n",
        x(from), TOP, Math.max(1, x(to) - x(from)), HEIGHT - BOTTOM - TOP, colour);
  }

  /** A bar between two scores. */
  void bar(float from, float to, double share, String colour) {
    add(
        "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\""
            + " fill-opacity=\"0.6\"/>%n",
        x(from), y(share), x(to) - x(from), y(0) - y(share), colour);
  }

  /** A vertical line with a label above the plot, in one of two rows. */
  void mark(float score, String label, int row) {
    line(x(score), TOP, x(score), HEIGHT - BOTTOM, "#333");
    String anchor = x(score) > LEFT + plotWidth() / 2 ? "end" : "start";
    text(x(score), TOP - 24.0 + 16 * row, anchor, "#333", label);
  }

  /** A staircase: each share holds from its score down to the one before. */
  void steps(float[] scores, double[] shares, String colour) {
    add("<path fill=\"none\" stroke-width=\"2\" stroke=\"%s\" d=\"", colour);
    staircase(scores, shares, "M");
    add("\"/>%n");
  }

  /** The area between two staircases. */
  void area(float[] scores, double[] low, double[] high, String colour) {
    add("<path opacity=\"0.2\" fill=\"%s\" d=\"", colour);
    staircase(scores, high, "M");
    for (int i = scores.length - 1; i >= 0; i--) {
      add("L%.2f %.2f ", x(scores[i]), y(low[i]));
      if (i > 0) {
        add("L%.2f %.2f ", x(scores[i - 1]), y(low[i]));
      }
    }
    add("Z\"/>%n");
  }

  private void staircase(float[] scores, double[] shares, String first) {
    for (int i = 0; i < scores.length; i++) {
      if (i > 0) {
        add("L%.2f %.2f ", x(scores[i - 1]), y(shares[i]));
      }
      add("%s%.2f %.2f ", i == 0 ? first : "L", x(scores[i]), y(shares[i]));
    }
  }

  /** A coloured word above the plot. */
  void legend(int number, String colour, String label) {
    double x = WIDTH - RIGHT - 150.0 * (2 - number);
    add("<rect x=\"%.2f\" y=\"12\" width=\"14\" height=\"14\" fill=\"%s\"/>%n", x, colour);
    text(x + 20, 24, "start", "#111", label);
  }

  /** The whole file. */
  String end() {
    line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "#333");
    line(LEFT, TOP, LEFT, HEIGHT - BOTTOM, "#333");
    return svg + "</svg>\n";
  }

  private void line(double x1, double y1, double x2, double y2, String colour) {
    add(
        "<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" stroke=\"%s\"/>%n",
        x1, y1, x2, y2, colour);
  }

  private void text(double x, double y, String anchor, String colour, String text) {
    add(
        "<text x=\"%.2f\" y=\"%.2f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
        x, y, anchor, colour, text.replace("&", "&amp;").replace("<", "&lt;"));
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }

  private static double plotWidth() {
    return WIDTH - LEFT - RIGHT;
  }

  private static double x(float score) {
    double odds = Math.log(score / (1.0 - score));
    double clamped = Math.max(-END, Math.min(END, odds));
    return LEFT + plotWidth() * (clamped + END) / (2 * END);
  }

  private static double y(double share) {
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  }

  private static String plain(double tick) {
    return BigDecimal.valueOf(tick).stripTrailingZeros().toPlainString();
  }
}
