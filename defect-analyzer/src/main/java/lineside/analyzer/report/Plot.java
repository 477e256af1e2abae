package lineside.analyzer.report;

import java.util.List;
import java.util.Locale;

/**
 * A chart in the making, as SVG that a browser and a PDF renderer draw alike: no script, no style
 * sheet. Text is escaped here. One thread at a time.
 */
final class Plot {
  static final String ORANGE = "#D55E00";
  static final String BLUE = "#0072B2";
  static final String INK = "#1a1a1a";
  static final String SOFT = "#555555";
  static final String RULE = "#d0d0d0";

  /** Half a page, CSS pixels. */
  static final int PAPER_WIDTH = 332;

  private static final int LEFT = 52;
  private static final int TOP = 26;
  private static final int BOTTOM = 30;
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};
  private static final int WANTED_TICKS = 5;

  private final StringBuilder svg = new StringBuilder(8192);
  private final int width;
  private final int height;
  private final int right;
  private double top = 1;

  /**
   * Begins.
   *
   * @param right room for what is written at the right edge, pixels
   * @param label what the chart shows, for who can't see it
   */
  Plot(int width, int height, int right, String label) {
    this.width = width;
    this.height = height;
    this.right = right;
    svg.append(
        "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\" font-family=\"DejaVu Sans, Noto Sans, sans-serif\" font-size=\"12\">"
            .formatted(width, height, PAPER_WIDTH, onPaper(width, height), escaped(label)));
  }

  /** Height on paper of a drawing that is half a page wide. */
  static int onPaper(double width, double height) {
    return (int) Math.round(PAPER_WIDTH * height / width);
  }

  /** Draws the scale at the left, from 0 to at least {@code most}, and its lines. */
  void scale(double most, String unit) {
    double step = step(most / WANTED_TICKS);
    int ticks = Math.max(1, (int) Math.ceil(most / step - 1e-9));
    top = ticks * step;
    for (int i = 0; i <= ticks; i++) {
      double y = y(i * step);
      line(new double[] {LEFT, y, (double) width - right, y}, i == 0 ? SOFT : RULE, 1, "");
      text(LEFT - 6, y + 4, "end", number(i * step) + unit, SOFT);
    }
  }

  private static double step(double rough) {
    if (!(rough > 0)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double step : STEPS) {
      if (step * power >= rough - 1e-12) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** Place of a share of the width. */
  double x(double share) {
    return LEFT + share * (width - LEFT - right);
  }

  /** Place of a value on the scale. */
  double y(double value) {
    return TOP + (1 - Math.min(1, value / top)) * (height - TOP - BOTTOM);
  }

  int axisY() {
    return height - BOTTOM;
  }

  int topY() {
    return TOP;
  }

  /** Writes below the axis. */
  void below(double share, String anchor, String text) {
    text(x(share), height - BOTTOM + 17.0, anchor, text, SOFT);
  }

  void text(double x, double y, String anchor, String text, String colour) {
    svg.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>"
            .formatted(fixed(x), fixed(y), anchor, colour, escaped(text)));
  }

  /** A line between two points, {@code x1, y1, x2, y2}. */
  void line(double[] ends, String colour, double width, String dash) {
    svg.append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"%s/>"
            .formatted(
                fixed(ends[0]),
                fixed(ends[1]),
                fixed(ends[2]),
                fixed(ends[3]),
                colour,
                fixed(width),
                dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\""));
  }

  /** A box, {@code x, y, width, height}. */
  void box(double[] box, String colour, double opacity) {
    svg.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" fill-opacity=\"%s\"/>"
            .formatted(
                fixed(box[0]),
                fixed(box[1]),
                fixed(Math.max(0, box[2])),
                fixed(Math.max(0, box[3])),
                colour,
                fixed(opacity)));
  }

  /** Points joined in order. */
  void path(List<double[]> points, String colour, double width, String dash) {
    if (points.size() < 2) {
      return;
    }
    StringBuilder text = new StringBuilder();
    points.forEach(p -> text.append(fixed(p[0])).append(',').append(fixed(p[1])).append(' '));
    svg.append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s/>"
            .formatted(
                text.toString().strip(),
                colour,
                fixed(width),
                dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\""));
  }

  void dot(double x, double y, String colour) {
    svg.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"3.5\" fill=\"%s\"/>"
            .formatted(fixed(x), fixed(y), colour));
  }

  void triangle(double x, double y, String colour) {
    polygon(new double[] {x, y - 4.5, x + 4.5, y + 3.5, x - 4.5, y + 3.5}, colour);
  }

  void diamond(double x, double y, String colour) {
    polygon(new double[] {x, y - 6, x + 6, y, x, y + 6, x - 6, y}, colour);
  }

  private void polygon(double[] corners, String colour) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < corners.length; i += 2) {
      text.append(fixed(corners[i])).append(',').append(fixed(corners[i + 1])).append(' ');
    }
    svg.append(
        "<polygon points=\"%s\" fill=\"%s\" stroke=\"#ffffff\" stroke-width=\"1\"/>"
            .formatted(text.toString().strip(), colour));
  }

  String done() {
    return svg + "</svg>";
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, value < 0.1 ? "%.2f" : "%.1f", value);
  }

  private static String fixed(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** For text and attributes of XML, without characters that XML has no place for. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isXml(c) ? c : 0xFFFD);
              }
            });
    return safe.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }
}
