package lineside.training.card;

import java.util.List;
import java.util.Locale;

/**
 * Draws a chart as SVG with plain text, no script and no font of its own. Blue and vermilion of the
 * palette of Okabe and Ito, and dashes, so that neither colour blindness nor a grey printer mixes
 * the lines up.
 */
final class SvgChart {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 300;
  private static final int LEFT = 58;
  private static final int RIGHT = 14;
  private static final int TOP = 30;
  private static final int BOTTOM = 48;
  private static final String[] COLOURS = {"#0072B2", "#D55E00", "#009E73", "#CC79A7"};
  private static final String[] DASHES = {"", "7 4", "2 3", "10 3 2 3"};

  private final StringBuilder svg = new StringBuilder();
  private final LineChart chart;

  private SvgChart(LineChart chart) {
    this.chart = chart;
  }

  static String of(LineChart chart) {
    return new SvgChart(chart).draw();
  }

  private String draw() {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " aria-label=\"%s\" font-family=\"system-ui, sans-serif\" font-size=\"12\"%s>",
        WIDTH, HEIGHT, text(chart.title()), " fill=\"#333\"");
    add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT);
    axes();
    for (int i = 0; i < chart.series().size(); i++) {
      line(chart.series().get(i), i % COLOURS.length);
    }
    chart.marks().forEach(mark -> markLine(mark.x()));
    chart.marks().forEach(this::markName);
    legend();
    return svg.append("</svg>").toString();
  }

  private void axes() {
    for (LineChart.Tick tick : chart.y().ticks()) {
      add(
          "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\""
              + " text-anchor=\"end\">%s</text>",
          LEFT, y(tick.at()), WIDTH - RIGHT, LEFT - 6, y(tick.at()) + 4, text(tick.text()));
    }
    for (LineChart.Tick tick : chart.x().ticks()) {
      add(
          "<path d=\"M%.1f %dv5\" stroke=\"#333\"/><text x=\"%.1f\" y=\"%d\""
              + " text-anchor=\"middle\">%s</text>",
          x(tick.at()), HEIGHT - BOTTOM, x(tick.at()), HEIGHT - BOTTOM + 18, text(tick.text()));
    }
    add(
        "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#333\"/>",
        LEFT, TOP, HEIGHT - BOTTOM, WIDTH - RIGHT);
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, text(chart.x().label()));
    int middle = (TOP + HEIGHT - BOTTOM) / 2;
    add(
        "<text transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
        middle, text(chart.y().label()));
  }

  private void markLine(double x) {
    add(
        "<path d=\"M%.1f %dV%d\" stroke=\"#777\" stroke-dasharray=\"1 3\"/>",
        x(x), TOP, HEIGHT - BOTTOM);
  }

  /** Beside the line, towards the middle, on a ground of its own where lines cross it. */
  private void markName(LineChart.Mark mark) {
    double at = x(mark.x());
    boolean isRight = at > WIDTH / 2.0;
    add(
        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"#555\" stroke=\"#fff\""
            + " stroke-width=\"4\" paint-order=\"stroke\">%s</text>",
        at + (isRight ? -4 : 4),
        TOP + 14 + 15 * chart.marks().indexOf(mark),
        isRight ? "end" : "start",
        text(mark.name()));
  }

  private void line(LineChart.Series series, int style) {
    StringBuilder path = new StringBuilder();
    boolean isOn = false;
    for (int i = 0; i < series.x().length; i++) {
      if (Double.isFinite(series.x()[i]) && Double.isFinite(series.y()[i])) {
        path.append(
            String.format(
                Locale.ROOT, "%s%.1f %.1f", isOn ? "L" : "M", x(series.x()[i]), y(series.y()[i])));
        isOn = true;
      } else {
        isOn = false;
      }
    }
    add(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>",
        path, COLOURS[style], DASHES[style]);
  }

  private void legend() {
    List<LineChart.Series> series = chart.series();
    int at = LEFT;
    for (int i = 0; i < series.size(); i++) {
      int style = i % COLOURS.length;
      add(
          "<path d=\"M%d 15h26\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>"
              + "<text x=\"%d\" y=\"19\">%s</text>",
          at, COLOURS[style], DASHES[style], at + 32, text(series.get(i).name()));
      at += 52 + 7 * series.get(i).name().length();
    }
  }

  private double x(double value) {
    LineChart.Axis axis = chart.x();
    double share = Math.max(0, Math.min(1, (value - axis.from()) / (axis.to() - axis.from())));
    return LEFT + share * (WIDTH - RIGHT - LEFT);
  }

  private double y(double value) {
    LineChart.Axis axis = chart.y();
    double share = Math.max(0, Math.min(1, (value - axis.from()) / (axis.to() - axis.from())));
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
