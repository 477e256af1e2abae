package lineside.vision.shape;

import java.util.List;

/**
 * Outline of the marked pixels of a map; lengths in map pixels.
 *
 * @param logArea logarithm of the area
 * @param logLength logarithm of the larger eigenvalue of the covariance of the pixels
 * @param logWidth logarithm of the smaller one
 * @param logElongation their difference
 * @param logRaggedness logarithm of perimeter squared by area; of 16 for a square
 * @param fill area by that of the ellipse with the same covariance
 * @param logParts logarithm of the number of connected parts (8 neighbours)
 * @param logLargest logarithm of the share of the largest part
 * @param logSolidity logarithm of area by the area of the convex hulls of the parts
 * @param core share of the pixels that lie in the middle of a marked 3x3 square
 */
public record MarkedForm(
    double logArea,
    double logLength,
    double logWidth,
    double logElongation,
    double logRaggedness,
    double fill,
    double logParts,
    double logLargest,
    double logSolidity,
    double core) {
  /** Variance of a single pixel: it is no point. */
  private static final double PIXEL = 1.0 / 12;

  static MarkedForm of(MarkedArea marked) {
    int[] pixels = marked.pixels();
    double area = Math.max(1, pixels.length);
    double[] eigen = eigenvalues(pixels, marked.width(), area);
    double perimeter = Math.max(1, marked.perimeter());
    List<int[]> parts = marked.parts();
    double largest = 1;
    double hulls = 0;
    for (int[] part : parts) {
      largest = Math.max(largest, part.length);
      // The hull joins centres of pixels: a single one has none.
      hulls += ConvexHull.area(part, marked.width()) + 1;
    }
    return new MarkedForm(
        Math.log(area),
        Math.log(eigen[0]),
        Math.log(eigen[1]),
        Math.log(eigen[0] / eigen[1]),
        Math.log(perimeter * perimeter / area),
        area / (4 * Math.PI * Math.sqrt(eigen[0] * eigen[1])),
        Math.log(Math.max(1, parts.size())),
        Math.log(largest / area),
        Math.log(area / Math.max(1, hulls)),
        marked.innerCount() / area);
  }

  private static double[] eigenvalues(int[] pixels, int width, double area) {
    double meanX = 0;
    double meanY = 0;
    for (int pixel : pixels) {
      int row = pixel / width;
      meanX += pixel % width / area;
      meanY += row / area;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int pixel : pixels) {
      int row = pixel / width;
      double x = pixel % width - meanX;
      double y = row - meanY;
      xx += x * x / area;
      xy += x * y / area;
      yy += y * y / area;
    }
    double middle = (xx + yy) / 2;
    double spread = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
    return new double[] {middle + spread + PIXEL, Math.max(0, middle - spread) + PIXEL};
  }

  double[] numbers() {
    return new double[] {
      logArea,
      logLength,
      logWidth,
      logElongation,
      logRaggedness,
      fill,
      logParts,
      logLargest,
      logSolidity,
      core
    };
  }
}
