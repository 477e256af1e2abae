package lineside.vision.detect;

import static java.util.Objects.requireNonNull;

/**
 * A connected place that the model takes for a defect, in pixels of the original picture.
 *
 * @param kind kind with the highest mean class score inside the region
 * @param score highest smoothed map value inside, 0 to 1
 * @param areaPx area
 * @param xPx left edge of the box, inclusive
 * @param yPx upper edge of the box, inclusive
 * @param widthPx width of the box, at least 1
 * @param heightPx height of the box, at least 1
 * @param centreX centroid, 0.5 is the middle of the first pixel
 * @param centreY centroid
 */
public record Region(
    String kind,
    float score,
    double areaPx,
    int xPx,
    int yPx,
    int widthPx,
    int heightPx,
    float centreX,
    float centreY) {
  /** Checks for null. */
  public Region {
    requireNonNull(kind, "kind is null");
  }
}
