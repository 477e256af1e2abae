package lineside.analyzer.report;

import static lineside.analyzer.report.HeatMap.number;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import lineside.analyzer.mining.Occurrence;
import lineside.analyzer.mining.Rhythm;

/**
 * Defects of continuous material folded by a period, as SVG: across the strip to the right,
 * position modulo the period downwards. What repeats lies on one level.
 */
final class StripMap {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 300;
  private static final int LEFT = 66;
  private static final int RIGHT = 24;
  private static final int TOP = 14;
  private static final int BOTTOM = 40;
  private static final int PLOT_WIDTH = WIDTH - LEFT - RIGHT;
  private static final int PLOT_HEIGHT = HEIGHT - TOP - BOTTOM;
  private static final int TICKS = 4;
  private static final int MAX_DOTS = 2000;

  private StripMap() {}

  /**
   * Draws.
   *
   * @param marks all findings of the group
   * @param inStep those that follow the period
   */
  static String svg(List<Occurrence> marks, Set<Occurrence> inStep, Rhythm rhythm) {
    StringBuilder svg = new StringBuilder(4096);
    svg.append(
        "<svg class=\"strip\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-family=\"DejaVu Sans, Noto Sans, sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"%d of %d findings follow the period\">"
            .formatted(
                WIDTH,
                HEIGHT,
                Plot.PAPER_WIDTH,
                Plot.onPaper(WIDTH, HEIGHT),
                inStep.size(),
                marks.size()));
    svg.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#f4f4f4\" stroke=\"#888\"/>"
            .formatted(LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT));
    for (int tick = 0; tick <= TICKS; tick++) {
      svg.append(levelTick(tick, rhythm)).append(placeTick(tick));
    }
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">across the strip, share of the image width</text>"
            .formatted(LEFT + PLOT_WIDTH / 2, HEIGHT - 5));
    svg.append(
        "<text transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">mm from the expected mark</text>"
            .formatted(TOP + PLOT_HEIGHT / 2));
    for (Occurrence mark : marks.subList(0, Math.min(MAX_DOTS, marks.size()))) {
      if (mark.positionMm() != null) {
        svg.append(dot(mark, inStep.contains(mark), rhythm));
      }
    }
    return svg.append("</svg>").toString();
  }

  private static String levelTick(int tick, Rhythm rhythm) {
    double y = TOP + (double) PLOT_HEIGHT * tick / TICKS;
    return String.format(
        Locale.ROOT,
        "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#888\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.0f</text>",
        LEFT - 5,
        LEFT,
        y,
        y,
        LEFT - 8,
        y + 4.5,
        rhythm.periodMm() * (tick - TICKS / 2.0) / TICKS);
  }

  private static String placeTick(int tick) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d %%</text>",
        LEFT + (double) PLOT_WIDTH * tick / TICKS,
        TOP + PLOT_HEIGHT + 17,
        100 * tick / TICKS);
  }

  private static String dot(Occurrence mark, boolean isInStep, Rhythm rhythm) {
    double x = LEFT + mark.centreX() * PLOT_WIDTH;
    double y = TOP + (0.5 + rhythm.awayMm(mark) / rhythm.periodMm()) * PLOT_HEIGHT;
    String look =
        isInStep
            ? "r=\"5\" fill=\"#D55E00\" stroke=\"#111\""
            : "r=\"4\" fill=\"#fff\" stroke=\"#555\" stroke-width=\"1.5\"";
    return "<circle cx=\"%s\" cy=\"%s\" %s/>".formatted(number(x), number(y), look);
  }
}
