package lineside.ingest.encode;

import java.nio.ByteBuffer;
import lineside.vision.frame.Picture;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What a look at an image tells about the camera that took it. Images of more than a quarter of a
 * megapixel are made smaller first.
 *
 * @param sharpness variance of the Laplacian (Pech-Pacheco and others, ICPR 2000)
 * @param brightness mean grey value, 0 to 255
 * @param thumbnail grey values of a copy of 32 x 24 pixels; not changed any more
 * @param samples grey values of 64 x 48 single pixels, evenly spread, as they are; not changed any
 *     more
 */
public record ImageLook(
    double sharpness, double brightness, ByteBuffer thumbnail, ByteBuffer samples) {
  private static final int MAX_PIXELS = 1 << 18;
  private static final int THUMBNAIL_WIDTH = 32;
  private static final int THUMBNAIL_HEIGHT = 24;
  private static final int SAMPLES_WIDTH = 64;
  private static final int SAMPLES_HEIGHT = 48;

  /** Looks at a picture, which stays the caller's. */
  public static ImageLook at(Picture picture) {
    try (Mat all = grey(picture.mat());
        Mat grey = smaller(all);
        Mat edges = new Mat();
        Mat mean = new Mat();
        Mat deviation = new Mat();
        Scalar brightness = opencv_core.mean(grey)) {
      opencv_imgproc.Laplacian(grey, edges, opencv_core.CV_64F);
      opencv_core.meanStdDev(edges, mean, deviation);
      try (BytePointer spread = deviation.ptr()) {
        double sigma = spread.getDouble();
        return new ImageLook(
            sigma * sigma,
            brightness.get(0),
            copy(grey, THUMBNAIL_WIDTH, THUMBNAIL_HEIGHT, opencv_imgproc.INTER_AREA),
            copy(all, SAMPLES_WIDTH, SAMPLES_HEIGHT, opencv_imgproc.INTER_NEAREST));
      }
    }
  }

  private static ByteBuffer copy(Mat grey, int width, int height, int interpolation) {
    try (Mat small = new Mat();
        Size size = new Size(width, height)) {
      opencv_imgproc.resize(grey, small, size, 0, 0, interpolation);
      try (BytePointer pixels = small.data()) {
        byte[] values = new byte[width * height];
        pixels.get(values);
        return ByteBuffer.wrap(values);
      }
    }
  }

  private static Mat grey(Mat pixels) {
    Mat grey = new Mat();
    if (pixels.channels() == 1) {
      pixels.copyTo(grey);
    } else {
      opencv_imgproc.cvtColor(pixels, grey, opencv_imgproc.COLOR_BGR2GRAY);
    }
    return grey;
  }

  private static Mat smaller(Mat grey) {
    double scale = Math.sqrt((double) MAX_PIXELS / ((double) grey.cols() * grey.rows()));
    if (scale >= 1) {
      return new Mat(grey);
    }
    Mat small = new Mat();
    try (Size size =
        new Size(
            Math.max(1, (int) (grey.cols() * scale)), Math.max(1, (int) (grey.rows() * scale)))) {
      opencv_imgproc.resize(grey, small, size, 0, 0, opencv_imgproc.INTER_AREA);
    }
    return small;
  }

  /** Share of the single pixels that are equal to those of another look. */
  public double equalShare(ImageLook other) {
    int equal = 0;
    for (int i = 0; i < samples.limit(); i++) {
      if (samples.get(i) == other.samples.get(i)) {
        equal++;
      }
    }
    return (double) equal / samples.limit();
  }

  /** Mean difference to another look, in grey values. */
  public double differenceTo(ImageLook other) {
    long sum = 0;
    for (int i = 0; i < thumbnail.limit(); i++) {
      sum += Math.abs((thumbnail.get(i) & 0xFF) - (other.thumbnail.get(i) & 0xFF));
    }
    return (double) sum / thumbnail.limit();
  }

  /** Share of the thumbnail that differs from another look by more than {@code grey} values. */
  public double changedShare(ImageLook other, int grey) {
    int changed = 0;
    for (int i = 0; i < thumbnail.limit(); i++) {
      if (Math.abs((thumbnail.get(i) & 0xFF) - (other.thumbnail.get(i) & 0xFF)) > grey) {
        changed++;
      }
    }
    return (double) changed / thumbnail.limit();
  }
}
