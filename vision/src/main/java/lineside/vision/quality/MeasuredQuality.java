package lineside.vision.quality;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import lineside.vision.frame.Picture;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Measures a picture that somebody else owns. */
final class MeasuredQuality implements PictureQuality {
  /** Multiplier of FNV-1a, 64 bit, here over words of eight pixels. */
  private static final long FNV_PRIME = 0x100000001b3L;

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;

  /** Of fewer, nothing would be left of the reduced picture. */
  private static final int MIN_SIDE_PX = 2;

  private final Picture picture;

  MeasuredQuality(Picture picture) {
    if (picture.widthPx() < MIN_SIDE_PX || picture.heightPx() < MIN_SIDE_PX) {
      throw new IllegalArgumentException("at least 2 pixels a side are needed");
    }
    this.picture = picture;
  }

  @Override
  public double meanLevel() {
    try (Mat grey = new Mat();
        Scalar sum = opencv_core.mean(toGrey(picture, grey))) {
      return sum.get(0);
    }
  }

  @Override
  public double sharpness() {
    try (Mat grey = new Mat();
        Mat half = new Mat();
        Mat edges = new Mat();
        Size zero = new Size(0, 0)) {
      Mat source = toGrey(picture, grey);
      opencv_imgproc.resize(source, half, zero, 0.5, 0.5, opencv_imgproc.INTER_AREA);
      opencv_imgproc.Laplacian(half, edges, opencv_core.CV_16S);
      // Sums of numbers of 16 bits, which the library adds many at a time; its deviation is not.
      try (Scalar sum = opencv_core.sumElems(edges)) {
        double mean = sum.get(0) / edges.total();
        return Math.max(0, edges.dot(edges) / edges.total() - mean * mean);
      }
    }
  }

  @Override
  public String contentId() {
    return contentId(picture.mat());
  }

  private static Mat toGrey(Picture picture, Mat grey) {
    if (picture.channels() == 1) {
      return picture.mat();
    }
    opencv_imgproc.cvtColor(picture.mat(), grey, opencv_imgproc.COLOR_BGR2GRAY);
    return grey;
  }

  private static String contentId(Mat mat) {
    long hash = (FNV_OFFSET ^ mat.cols()) * FNV_PRIME;
    hash = (hash ^ mat.rows()) * FNV_PRIME;
    hash = (hash ^ mat.channels()) * FNV_PRIME;
    if (!mat.isContinuous()) {
      try (Mat packed = mat.clone()) {
        return text(mix(hash, packed.createBuffer()));
      }
    }
    return text(mix(hash, mat.createBuffer()));
  }

  private static String text(long hash) {
    return HexFormat.of().toHexDigits(hash ^ (hash >>> 32));
  }

  private static long mix(long seed, ByteBuffer pixels) {
    long hash = seed;
    ByteBuffer words = pixels.order(ByteOrder.LITTLE_ENDIAN);
    while (words.remaining() >= Long.BYTES) {
      hash = (hash ^ words.getLong()) * FNV_PRIME;
      hash ^= hash >>> 29;
    }
    while (words.hasRemaining()) {
      hash = (hash ^ (words.get() & 0xFF)) * FNV_PRIME;
    }
    return hash;
  }
}
