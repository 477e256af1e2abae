package lineside.vision.detect;

import static java.util.Objects.requireNonNull;

/**
 * How much each place of a picture looks like a defect: what a model answered, without the padding
 * and with the seams of tiles closed; that of this project's networks after a 3x3 mean.
 *
 * @param widthPx columns of the map
 * @param heightPx rows of the map
 * @param strideX pixels of the picture per map pixel, to the right; no whole number where the
 *     picture was scaled
 * @param strideY pixels of the picture per map pixel, down
 * @param scores row-major, 0 to 1; belongs to the record, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
public record DefectMap(int widthPx, int heightPx, double strideX, double strideY, float[] scores) {
  /** Checks the length and the strides. */
  public DefectMap {
    requireNonNull(scores, "scores is null");
    if (scores.length != widthPx * heightPx) {
      throw new IllegalArgumentException(
          "map of %dx%d has %d scores".formatted(widthPx, heightPx, scores.length));
    }
    if (!(strideX > 0 && strideY > 0)) {
      throw new IllegalArgumentException("strides are %s, %s".formatted(strideX, strideY));
    }
  }

  /** A map with the same stride along both axes. */
  public DefectMap(int widthPx, int heightPx, int stride, float[] scores) {
    this(widthPx, heightPx, stride, stride, scores);
  }

  /** The column that shows a place of the picture; the last one for what lies beyond the map. */
  public int columnAt(double xPx) {
    return Math.max(0, Math.min(widthPx - 1, (int) (xPx / strideX)));
  }

  /** The row that shows a place of the picture; the last one for what lies beyond the map. */
  public int rowAt(double yPx) {
    return Math.max(0, Math.min(heightPx - 1, (int) (yPx / strideY)));
  }

  /** Highest value. */
  public float peak() {
    float peak = 0;
    for (float score : scores) {
      peak = Math.max(peak, score);
    }
    return peak;
  }

  /**
   * The mean over each 3x3 neighbourhood, at the edge over the neighbours there are. One odd pixel
   * must not decide a part.
   */
  DefectMap smoothed() {
    float[] rows = new float[scores.length];
    for (int y = 0; y < heightPx; y++) {
      int row = y * widthPx;
      for (int x = 0; x < widthPx; x++) {
        int from = Math.max(0, x - 1);
        int to = Math.min(widthPx - 1, x + 1);
        float sum = 0;
        for (int i = from; i <= to; i++) {
          sum += scores[row + i];
        }
        rows[row + x] = sum / (to - from + 1);
      }
    }
    float[] smooth = new float[scores.length];
    for (int y = 0; y < heightPx; y++) {
      int from = Math.max(0, y - 1);
      int to = Math.min(heightPx - 1, y + 1);
      for (int x = 0; x < widthPx; x++) {
        float sum = 0;
        for (int i = from; i <= to; i++) {
          sum += rows[i * widthPx + x];
        }
        smooth[y * widthPx + x] = sum / (to - from + 1);
      }
    }
    return new DefectMap(widthPx, heightPx, strideX, strideY, smooth);
  }
}
