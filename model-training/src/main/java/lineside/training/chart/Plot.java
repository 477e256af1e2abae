package lineside.training.chart;

import java.util.List;
import java.util.Locale;

/**
 * A plot as SVG text: what is drawn first lies below. Values are those of the axes; beyond their
 * ends they are drawn at the end. Plain text, no script and no font of its own, so that it looks
 * alike on every machine that has any font at all. Not thread-safe.
 */
public final class Plot {
  private static final String NAMESPACE = " xmlns=\"http://www.w3.org/2000/svg\"";
  private static final String INK = "#333";
  private static final String RULE = "#ddd";
  private static final int LETTER_PX = 7;

  private final StringBuilder svg = new StringBuilder();
  private final Frame frame;
  private final Axis x;
  private final Axis y;
  private int keyAt;
  private int marks;

  /** Which ticks have a line across the plot. */
  public enum Grid {
    /** Those of the axis upwards. */
    ACROSS,
    /** Those of both axes. */
    BOTH,
    /** None: the plot has a border, and ticks outside. */
    NONE
  }

  /**
   * How a line is drawn.
   *
   * @param colour of the line
   * @param dashes as {@code stroke-dasharray} takes them; empty for none
   */
  public record Stroke(String colour, String dashes) {}

  /** Starts a plot; the title is for those who cannot see it. */
  public Plot(String title, Frame frame, Axis x, Axis y) {
    this.frame = frame;
    this.x = x;
    this.y = y;
    this.keyAt = frame.left();
    add(
        "<svg"
            + NAMESPACE
            + " class=\"plot\" viewBox=\"0 0 %1$d %2$d\""
            + " width=\"%1$d\" height=\"%2$d\" role=\"img\" aria-label=\"%3$s\""
            + " font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"%4$s\">",
        frame.widthPx(),
        frame.heightPx(),
        escaped(title),
        INK);
    add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", frame.widthPx(), frame.heightPx());
  }

  /** Writes a title above the plot, where no page writes one. */
  public void title(String title) {
    add("<text x=\"%d\" y=\"22\" font-size=\"14\">%s</text>", frame.left(), escaped(title));
    keyAt = frame.left();
  }

  /** Draws both axes, with the lines of the grid. */
  public void axes(Grid grid) {
    for (Axis.Tick tick : y.ticks()) {
      double at = y(tick.at());
      if (grid == Grid.NONE) {
        add("<path d=\"M%d %.1fh-5\" stroke=\"%s\"/>", frame.left(), at, INK);
      } else {
        add("<path d=\"M%d %.1fH%.1f\" stroke=\"%s\"/>", frame.left(), at, frame.x(1), RULE);
      }
      text(frame.left() - 8.0, at + 4, "end", tick.text());
    }
    for (Axis.Tick tick : x.ticks()) {
      double at = x(tick.at());
      if (grid == Grid.BOTH) {
        add("<path d=\"M%.1f %.1fV%d\" stroke=\"%s\"/>", at, frame.y(0), frame.top(), RULE);
      }
      add("<path d=\"M%.1f %.1fv5\" stroke=\"%s\"/>", at, frame.y(0), INK);
      text(at, frame.y(0) + 19, "middle", tick.text());
    }
    String closing = grid == Grid.NONE ? "V" + frame.top() + "z" : "";
    add(
        "<path d=\"M%d %dV%.1fH%.1f%s\" fill=\"none\" stroke=\"%s\"/>",
        frame.left(), frame.top(), frame.y(0), frame.x(1), closing, INK);
    text(frame.x(0.5), frame.heightPx() - 9.0, "middle", x.label());
    add(
        "<text transform=\"translate(14 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
        frame.y(0.5), escaped(y.label()));
  }

  /** Fills from bottom to top between two values. */
  public void band(double from, double to, String colour) {
    add(
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
        x(from), frame.top(), Math.max(1, x(to) - x(from)), frame.y(0) - frame.top(), colour);
  }

  /** Fills from left to right between two values. */
  public void bandAcross(double from, double to, String colour) {
    add(
        "<rect x=\"%d\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
        frame.left(), y(to), frame.x(1) - frame.left(), Math.max(1, y(from) - y(to)), colour);
  }

  /** A line from bottom to top. */
  public void upright(double at, Stroke stroke) {
    add(
        "<path d=\"M%.1f %dV%.1f\" stroke=\"%s\" stroke-dasharray=\"%s\"/>",
        x(at), frame.top(), frame.y(0), stroke.colour(), stroke.dashes());
  }

  /** A line from left to right. */
  public void across(double at, Stroke stroke) {
    add(
        "<path d=\"M%d %.1fH%.1f\" stroke=\"%s\" stroke-dasharray=\"%s\"/>",
        frame.left(), y(at), frame.x(1), stroke.colour(), stroke.dashes());
  }

  /**
   * Writes beside an upright line what is there, towards the middle and each a row lower, on a
   * ground of its own where lines cross it.
   */
  public void mark(double at, String name) {
    boolean isRight = x(at) > frame.x(0.5);
    add(
        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" stroke=\"#fff\" stroke-width=\"4\""
            + " paint-order=\"stroke\">%s</text>",
        x(at) + (isRight ? -5 : 5),
        frame.top() + 14 + 16 * marks++,
        isRight ? "end" : "start",
        escaped(name));
  }

  /** A line through points; those that are no numbers interrupt it. */
  public void line(double[] xs, double[] ys, Stroke stroke) {
    StringBuilder path = new StringBuilder();
    boolean isOn = false;
    for (int i = 0; i < xs.length; i++) {
      boolean isPoint = !Double.isNaN(xs[i]) && !Double.isNaN(ys[i]);
      if (isPoint) {
        path.append(point(isOn ? "L" : "M", xs[i], ys[i]));
      }
      isOn = isPoint;
    }
    path(path, stroke);
  }

  /** A staircase: each height holds from its place down to the one before. */
  public void steps(double[] xs, double[] ys, Stroke stroke) {
    path(staircase(xs, ys), stroke);
  }

  /** Fills between two staircases. */
  public void area(double[] xs, double[] low, double[] high, String colour) {
    StringBuilder path = staircase(xs, high);
    for (int i = xs.length - 1; i >= 0; i--) {
      path.append(point("L", xs[i], low[i]));
      if (i > 0) {
        path.append(point("L", xs[i - 1], low[i]));
      }
    }
    add("<path opacity=\"0.2\" fill=\"%s\" d=\"%sZ\"/>", colour, path);
  }

  private StringBuilder staircase(double[] xs, double[] ys) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      if (i > 0) {
        path.append(point("L", xs[i - 1], ys[i]));
      }
      path.append(point(i == 0 ? "M" : "L", xs[i], ys[i]));
    }
    return path;
  }

  private void path(CharSequence path, Stroke stroke) {
    add(
        "<path fill=\"none\" stroke-width=\"2\" stroke=\"%s\" stroke-dasharray=\"%s\" d=\"%s\"/>",
        stroke.colour(), stroke.dashes(), path);
  }

  /** A bar that stands on the axis. */
  public void bar(double from, double to, double height, String colour) {
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\""
            + " fill-opacity=\"0.6\"/>",
        x(from), y(height), x(to) - x(from), frame.y(0) - y(height), colour);
  }

  /** Starts marks of one colour. */
  public void beginSymbols(String colour) {
    add("<g fill=\"%s\" fill-opacity=\".75\" stroke=\"#fff\" stroke-width=\".5\">", colour);
  }

  /** A mark. */
  public void symbol(Symbol symbol, double atX, double atY, double radiusPx) {
    svg.append(symbol.at(x(atX), y(atY), radiusPx)).append('\n');
  }

  /** Ends marks of one colour. */
  public void endSymbols() {
    add("</g>");
  }

  /** A dashed or plain line with its name, above the plot, beside the last one. */
  public void key(String name, Stroke stroke) {
    int row = frame.top() - 15;
    add(
        "<path d=\"M%d %dh26\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>",
        keyAt, row, stroke.colour(), stroke.dashes());
    keyName(name, 32, row);
  }

  /** A coloured square with its name, above the plot, beside the last one. */
  public void key(String name, String colour) {
    int row = frame.top() - 15;
    add(
        "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\" fill-opacity=\"0.6\"/>",
        keyAt, row - 6, colour);
    keyName(name, 18, row);
  }

  private void keyName(String name, int indent, int row) {
    text(keyAt + (double) indent, row + 4.0, "start", name);
    keyAt += indent + 20 + LETTER_PX * name.length();
  }

  /** The whole file. */
  public String svg() {
    return svg + "</svg>\n";
  }

  /** The same as an element of a page, which needs no namespace. */
  public String inline() {
    return svg().replaceFirst(NAMESPACE, "");
  }

  private double x(double value) {
    return frame.x(x.share(value));
  }

  private double y(double value) {
    return frame.y(y.share(value));
  }

  private String point(String how, double atX, double atY) {
    return String.format(Locale.ROOT, "%s%.1f %.1f", how, x(atX), y(atY));
  }

  private void text(double atX, double atY, String anchor, String text) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        atX, atY, anchor, escaped(text));
  }

  @SuppressWarnings("AnnotateFormatMethod") // every pattern stands at its call
  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escaped(String plain) {
    String text = plain;
    for (List<String> pair :
        List.of(
            List.of("&", "&amp;"),
            List.of("<", "&lt;"),
            List.of(">", "&gt;"),
            List.of("\"", "&quot;"))) {
      text = text.replace(pair.get(0), pair.get(1));
    }
    return text;
  }
}
