package lineside.vision.detect;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

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
  /** Of a neighbourhood. */
  private static final int ROWS = 3;

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

  /** The same in memory of its own. */
  DefectMap copy() {
    return new DefectMap(widthPx, heightPx, strideX, strideY, scores.clone());
  }

  /** Highest value. */
  public float peak() {
    return ValueSpan.peak(scores);
  }

  /**
   * The mean over each 3x3 neighbourhood, at the edge over the neighbours there are. One odd pixel
   * must not decide a part.
   */
  DefectMap smoothed() {
    return new DefectMap(widthPx, heightPx, strideX, strideY, scores.clone()).smoothedInPlace();
  }

  /** As {@link #smoothed}, in the memory of this map, which must not be used any more. */
  DefectMap smoothedInPlace() {
    // A row is written when the means along the next one are known: nobody reads it raw again.
    float[][] rows = new float[ROWS][widthPx];
    meanAlong(0, rows[0]);
    for (int y = 0; y < heightPx; y++) {
      if (y + 1 < heightPx) {
        meanAlong(y + 1, rows[(y + 1) % ROWS]);
      }
      float[] own = rows[y % ROWS];
      if (y == 0 || y == heightPx - 1) {
        float[] other = heightPx == 1 ? null : rows[(y == 0 ? 1 : y - 1) % ROWS];
        writeEdge(y, own, other);
      } else {
        float[] above = rows[(y - 1) % ROWS];
        float[] below = rows[(y + 1) % ROWS];
        int row = y * widthPx;
        for (int x = 0; x < widthPx; x++) {
          scores[row + x] = (above[x] + own[x] + below[x]) / ROWS;
        }
      }
    }
    return this;
  }

  private void writeEdge(int y, float[] own, float @Nullable [] other) {
    for (int x = 0; x < widthPx; x++) {
      scores[y * widthPx + x] = other == null ? own[x] : (own[x] + other[x]) / 2;
    }
  }

  private void meanAlong(int y, float[] means) {
    int row = y * widthPx;
    if (widthPx == 1) {
      means[0] = scores[row];
      return;
    }
    int last = widthPx - 1;
    means[0] = (scores[row] + scores[row + 1]) / 2;
    for (int x = 1; x < last; x++) {
      means[x] = (scores[row + x - 1] + scores[row + x] + scores[row + x + 1]) / ROWS;
    }
    means[last] = (scores[row + last - 1] + scores[row + last]) / 2;
  }
}
