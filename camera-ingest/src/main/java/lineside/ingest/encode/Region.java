package lineside.ingest.encode;

/**
 * A part of an image. The upper left corner of the image is 0, 0.
 *
 * @param xPx left edge, at least 0
 * @param yPx upper edge, at least 0
 * @param widthPx width, at least 1
 * @param heightPx height, at least 1
 */
public record Region(int xPx, int yPx, int widthPx, int heightPx) {
  /** Checks the edges. */
  public Region {
    if (xPx < 0 || yPx < 0 || widthPx < 1 || heightPx < 1) {
      throw new IllegalArgumentException(
          "region is %d,%d,%d,%d: edges at least 0, sides at least 1"
              .formatted(xPx, yPx, widthPx, heightPx));
    }
  }

  /** Whether it lies inside an image of that size. */
  public boolean isInside(int imageWidthPx, int imageHeightPx) {
    return xPx + widthPx <= imageWidthPx && yPx + heightPx <= imageHeightPx;
  }
}
