package lineside.analyzer.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lineside.analyzer.mining.Occurrence;

/**
 * Where on a face defects lie, as SVG: a picture of the face, a density (Gaussian kernel on a grid)
 * in one hue, and every finding as a ring. Holds numbers and data URIs only, nothing of a message.
 */
final class HeatMap {
  private static final int WIDTH = 640;
  private static final int COLUMNS = 48;
  private static final double KERNEL_SHARE = 0.035;
  private static final double FAINTEST = 0.06;
  private static final int MAX_RINGS = 300;

  private HeatMap() {}

  /**
   * Draws.
   *
   * @param aspect height of the face over its width
   * @param picture data URI of a picture of the face
   */
  static String svg(List<Occurrence> marks, double aspect, Optional<String> picture) {
    int height = (int) Math.round(WIDTH * aspect);
    StringBuilder svg = new StringBuilder(1 << 14);
    svg.append(
        "<svg class=\"face\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"positions of %d findings on the face\">"
            .formatted(WIDTH, height, Plot.PAPER_WIDTH, Plot.onPaper(WIDTH, height), marks.size()));
    if (picture.isEmpty()) {
      svg.append("<rect width=\"%d\" height=\"%d\" fill=\"#e8e8e8\"/>".formatted(WIDTH, height));
    }
    density(svg, marks, aspect);
    for (Occurrence mark : marks.subList(0, Math.min(MAX_RINGS, marks.size()))) {
      svg.append(
          "<circle cx=\"%s\" cy=\"%s\" r=\"5\" fill=\"none\" stroke=\"#fff\" stroke-width=\"3.4\"/><circle cx=\"%1$s\" cy=\"%2$s\" r=\"5\" fill=\"none\" stroke=\"#111\" stroke-width=\"1.6\"/>"
              .formatted(number(mark.centreX() * WIDTH), number(mark.centreY() * height)));
    }
    svg.append("</svg>");
    // Not inside the drawing: not every renderer draws a picture there.
    return picture
        .map(
            uri ->
                "<div class=\"over\"><img src=\"%s\" width=\"%d\" height=\"%d\" alt=\"\"/>%s</div>"
                    .formatted(uri, Plot.PAPER_WIDTH, Plot.onPaper(WIDTH, height), svg))
        .orElse(svg.toString());
  }

  private static void density(StringBuilder svg, List<Occurrence> marks, double aspect) {
    int rows = Math.max(1, (int) Math.round(COLUMNS * aspect));
    double[][] density = new double[rows][COLUMNS];
    double peak = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        density[row][column] = kernel(marks, (column + 0.5) / COLUMNS, (row + 0.5) / rows, aspect);
        peak = Math.max(peak, density[row][column]);
      }
    }
    double cell = (double) WIDTH / COLUMNS;
    double cellHeight = WIDTH * aspect / rows;
    svg.append("<g fill=\"#D55E00\">");
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        double share = peak == 0 ? 0 : density[row][column] / peak;
        if (share >= FAINTEST) {
          svg.append(
              "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" opacity=\"%s\"/>"
                  .formatted(
                      number(column * cell),
                      number(row * cellHeight),
                      number(cell + 0.3),
                      number(cellHeight + 0.3),
                      number(0.75 * share)));
        }
      }
    }
    svg.append("</g>");
  }

  private static double kernel(List<Occurrence> marks, double x, double y, double aspect) {
    double sum = 0;
    for (Occurrence mark : marks) {
      double dx = (mark.centreX() - x) / KERNEL_SHARE;
      double dy = (mark.centreY() - y) * aspect / KERNEL_SHARE;
      double distance = dx * dx + dy * dy;
      if (distance < 16) {
        sum += Math.exp(-distance / 2);
      }
    }
    return sum;
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
