package lineside.vision.detect;

import static java.util.Objects.requireNonNull;

/**
 * How much each place of a picture looks like a defect: the model's map after a 3x3 mean, without
 * the padding.
 *
 * @param widthPx columns of the map
 * @param heightPx rows of the map
 * @param stride pixels of the picture per map pixel, along each axis
 * @param scores row-major, 0 to 1; belongs to the record, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
public record DefectMap(int widthPx, int heightPx, int stride, float[] scores) {
  /** Checks the length. */
  public DefectMap {
    requireNonNull(scores, "scores is null");
    if (scores.length != widthPx * heightPx) {
      throw new IllegalArgumentException(
          "map of %dx%d has %d scores".formatted(widthPx, heightPx, scores.length));
    }
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
    return new DefectMap(widthPx, heightPx, stride, smooth);
  }
}
