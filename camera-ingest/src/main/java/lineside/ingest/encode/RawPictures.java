package lineside.ingest.encode;

import java.nio.ByteBuffer;
import lineside.vision.frame.Picture;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Turns pixels as cameras lay them out into pictures of eight bits: deep pixels lose their lower
 * bits, colour filters are interpolated.
 */
public final class RawPictures {
  private RawPictures() {}

  /** The picture of {@code image}, which the caller closes. */
  public static Picture of(RawImage image) {
    return switch (image.layout()) {
      case MONO8 -> plain(image, opencv_core.CV_8UC1);
      case BGR8 -> plain(image, opencv_core.CV_8UC3);
      case RGB8 -> converted(image, opencv_core.CV_8UC3, opencv_imgproc.COLOR_RGB2BGR);
      // OpenCV names a pattern by the second pixel of its second row.
      case BAYER_RG8 -> converted(image, opencv_core.CV_8UC1, opencv_imgproc.COLOR_BayerBG2BGR);
      case BAYER_GR8 -> converted(image, opencv_core.CV_8UC1, opencv_imgproc.COLOR_BayerGB2BGR);
      case BAYER_GB8 -> converted(image, opencv_core.CV_8UC1, opencv_imgproc.COLOR_BayerGR2BGR);
      case BAYER_BG8 -> converted(image, opencv_core.CV_8UC1, opencv_imgproc.COLOR_BayerRG2BGR);
      case MONO10, MONO12, MONO16, MONO12_PACKED, MONO12P ->
          new Picture(
              matrix(
                  ByteBuffer.wrap(DeepPixels.eightBits(DeepPixels.of(image))),
                  image,
                  opencv_core.CV_8UC1));
    };
  }

  private static Picture plain(RawImage image, int type) {
    return new Picture(matrix(image.bytes(), image, type));
  }

  private static Picture converted(RawImage image, int type, int conversion) {
    Mat converted = new Mat();
    try (Mat source = matrix(image.bytes(), image, type)) {
      opencv_imgproc.cvtColor(source, converted, conversion);
    }
    return new Picture(converted);
  }

  private static Mat matrix(ByteBuffer pixels, RawImage image, int type) {
    Mat matrix = new Mat(image.heightPx(), image.widthPx(), type);
    long size = matrix.total() * matrix.elemSize();
    // OpenCV's own memory has no padding at the end of a row.
    try (BytePointer start = matrix.data()) {
      start.capacity(size).asByteBuffer().put(pixels.slice().limit(Math.toIntExact(size)));
    }
    return matrix;
  }
}
