package lineside.vision.shape;

import lineside.vision.frame.Picture;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Grey levels of a picture at the resolution of its map. Immutable. */
final class GreyLevels {
  /** Of one byte. */
  static final int COUNT = 256;

  private static final double SOBEL_SUM = 8;
  private final int width;
  private final int height;
  private final byte[] levels;

  private GreyLevels(int width, int height, byte[] levels) {
    this.width = width;
    this.height = height;
    this.levels = levels;
  }

  static GreyLevels of(Picture picture, int width, int height) {
    try (Mat grey = new Mat();
        Mat small = new Mat();
        Size size = new Size(width, height)) {
      Mat source = picture.mat();
      if (picture.channels() == 3) {
        opencv_imgproc.cvtColor(source, grey, opencv_imgproc.COLOR_BGR2GRAY);
        source = grey;
      }
      opencv_imgproc.resize(source, small, size, 0, 0, opencv_imgproc.INTER_AREA);
      byte[] levels = new byte[width * height];
      small.data().get(levels);
      return new GreyLevels(width, height, levels);
    }
  }

  /** Levels of the marked pixels, 0 to 255. */
  double[] of(MarkedArea marked) {
    int[] pixels = marked.pixels();
    double[] values = new double[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = levels[pixels[i]] & 0xFF;
    }
    return values;
  }

  /** Mean slope over the marked pixels, grey levels per pixel. */
  double slope(MarkedArea marked) {
    int[] pixels = marked.pixels();
    double sum = 0;
    for (int pixel : pixels) {
      sum += slope(pixel % width, pixel / width);
    }
    return pixels.length == 0 ? 0 : sum / pixels.length;
  }

  private double slope(int x, int y) {
    double across = 0;
    double down = 0;
    for (int i = -1; i <= 1; i++) {
      int weight = i == 0 ? 2 : 1;
      across += weight * (at(x + 1, y + i) - at(x - 1, y + i));
      down += weight * (at(x + i, y + 1) - at(x + i, y - 1));
    }
    return Math.sqrt(across * across + down * down) / SOBEL_SUM;
  }

  /** Beyond the edge the last pixel goes on. */
  private double at(int x, int y) {
    int row = Math.max(0, Math.min(height - 1, y));
    int column = Math.max(0, Math.min(width - 1, x));
    return levels[row * width + column] & 0xFF;
  }
}
