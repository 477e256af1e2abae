package lineside.vision.region;

/**
 * How the pixels of a map lie on a picture: from its upper left corner, the last column and row cut
 * by its edge.
 *
 * @param widthPx columns of the map, at least 1
 * @param heightPx rows of the map, at least 1
 * @param stepX width of a map pixel as a share of the picture's width
 * @param stepY height of a map pixel as a share of the picture's height
 */
public record MapGrid(int widthPx, int heightPx, double stepX, double stepY) {
  /** Checks the ranges. */
  public MapGrid {
    if (widthPx < 1 || heightPx < 1 || !(stepX > 0) || !(stepY > 0)) {
      throw new IllegalArgumentException(
          "grid of %dx%d with steps %s, %s is none".formatted(widthPx, heightPx, stepX, stepY));
    }
  }

  /** The grid that just covers a picture, {@code widthPx} by {@code heightPx} equal parts. */
  public static MapGrid of(int widthPx, int heightPx) {
    return new MapGrid(widthPx, heightPx, 1.0 / widthPx, 1.0 / heightPx);
  }

  /** Centre of what a column shows of the picture, share of its width. */
  double centreX(int column) {
    return centre(column, stepX);
  }

  /** Centre of what a row shows of the picture, share of its height. */
  double centreY(int row) {
    return centre(row, stepY);
  }

  /** How many columns have their centre left of {@code x}. */
  int columnsBefore(double x) {
    if (x > centre(widthPx - 1, stepX)) {
      return widthPx;
    }
    return Math.max(0, Math.min(widthPx - 1, (int) Math.ceil(x / stepX - 0.5)));
  }

  private static double centre(int index, double step) {
    return (index * step + Math.min(1, (index + 1) * step)) / 2;
  }
}
