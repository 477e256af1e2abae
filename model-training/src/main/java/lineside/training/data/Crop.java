package lineside.training.data;

import java.util.Arrays;

/**
 * A square of a picture as the network sees it: grey levels and what is known about them.
 *
 * @param sidePx side, a multiple of 16
 * @param channels 1 or 3
 * @param levels grey levels, [channels, side, side], 0 to 255
 * @param defect true on a defect, [side, side]
 * @param soft a teacher's map, [side/2, side/2]
 * @param features a teacher's features, [depth, side/8, side/8]
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
record Crop(
    int sidePx, int channels, float[] levels, boolean[] defect, float[] soft, float[] features) {
  private static final float UNIT = 255;
  private static final float DEVIATION = 32;

  static Crop of(Batch.Shape shape) {
    int side = shape.sidePx();
    return new Crop(
        side,
        shape.channels(),
        new float[shape.channels() * side * side],
        new boolean[side * side],
        new float[side / 2 * (side / 2)],
        new float[shape.taughtFeatures() * (side / 8) * (side / 8)]);
  }

  /**
   * Takes a square out of a picture, turned and zoomed, the border repeated outside; levels between
   * pixels are interpolated.
   */
  void take(TrainingPicture from, View view) {
    int plane = sidePx * sidePx;
    int width = from.widthPx();
    int height = from.heightPx();
    byte[] pixels = from.pixels();
    for (int y = 0; y < sidePx; y++) {
      for (int x = 0; x < sidePx; x++) {
        float sourceX = bounded(view.x(x, y, sidePx), width - 1);
        float sourceY = bounded(view.y(x, y, sidePx), height - 1);
        int left = Math.min((int) sourceX, Math.max(0, width - 2));
        int top = Math.min((int) sourceY, Math.max(0, height - 2));
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        float shareX = sourceX - left;
        float shareY = sourceY - top;
        int at = y * sidePx + x;
        defect[at] =
            from.isDefect(
                ((int) (sourceY + 0.5f)) * width + Math.min(width - 1, (int) (sourceX + 0.5f)));
        for (int c = 0; c < channels; c++) {
          float upper =
              mixed(
                  pixels[(top * width + left) * channels + c],
                  pixels[(top * width + right) * channels + c],
                  shareX);
          float lower =
              mixed(
                  pixels[(bottom * width + left) * channels + c],
                  pixels[(bottom * width + right) * channels + c],
                  shareX);
          levels[c * plane + at] = upper + (lower - upper) * shareY;
        }
      }
    }
    takeSoft(from, view);
  }

  private static float mixed(byte a, byte b, float share) {
    float first = a & 0xFF;
    return first + ((b & 0xFF) - first) * share;
  }

  private static float bounded(float value, int highest) {
    return Math.max(0, Math.min(highest, value));
  }

  private void takeSoft(TrainingPicture from, View view) {
    TrainingPicture.SoftLabels labels = from.soft();
    if (labels == null) {
      Arrays.fill(soft, 0);
      return;
    }
    sample(new Source(labels.map(), from.widthPx(), from.heightPx(), 2), view, 0, soft, 0);
    for (int i = 0; i < soft.length; i++) {
      soft[i] = (soft[i] < 0 ? soft[i] + 256 : soft[i]) / UNIT;
    }
    Source source = new Source(labels.features(), from.widthPx(), from.heightPx(), 8);
    int cells = sidePx / 8 * (sidePx / 8);
    for (int plane = 0; plane < features.length / cells; plane++) {
      sample(source, view, plane, features, plane * cells);
    }
    for (int i = 0; i < features.length; i++) {
      features[i] /= DEVIATION;
    }
  }

  /** Planes at a coarser resolution than the picture. */
  private record Source(byte[] values, int widthPx, int heightPx, int stride) {
    float at(int plane, float pictureX, float pictureY) {
      int width = (widthPx + stride - 1) / stride;
      int height = (heightPx + stride - 1) / stride;
      int x = Math.max(0, Math.min(width - 1, (int) (pictureX / stride)));
      int y = Math.max(0, Math.min(height - 1, (int) (pictureY / stride)));
      return values[(plane * height + y) * width + x];
    }
  }

  private void sample(Source source, View view, int plane, float[] into, int offset) {
    int stride = source.stride();
    int cells = sidePx / stride;
    int middle = stride / 2;
    for (int y = 0; y < cells; y++) {
      for (int x = 0; x < cells; x++) {
        int atX = x * stride + middle;
        int atY = y * stride + middle;
        into[offset + y * cells + x] =
            source.at(plane, view.x(atX, atY, sidePx), view.y(atX, atY, sidePx));
      }
    }
  }

  /**
   * From crop to picture: turned about the middle of the crop.
   *
   * @param centreX column of the picture that the middle shows
   * @param centreY row
   * @param xx picture columns per crop column
   * @param xy picture columns per crop row
   * @param yx picture rows per crop column
   * @param yy picture rows per crop row
   */
  record View(float centreX, float centreY, float xx, float xy, float yx, float yy) {
    float x(int x, int y, int side) {
      float middle = (side - 1) / 2f;
      return centreX + xx * (x - middle) + xy * (y - middle);
    }

    float y(int x, int y, int side) {
      float middle = (side - 1) / 2f;
      return centreY + yx * (x - middle) + yy * (y - middle);
    }
  }
}
