package lineside.footage.world;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Packs and unpacks pixels as a camera with JPEG would, with its blocks. Stateless. */
final class JpegTrip {
  private JpegTrip() {}

  /**
   * Gives new pixels.
   *
   * @param pixels mono8, square, row-major
   * @param quality 1 to 100
   */
  static byte[] through(byte[] pixels, int sidePx, int quality) {
    try (BytePointer data = new BytePointer(pixels);
        Mat mat = new Mat(sidePx, sidePx, opencv_core.CV_8UC1, data);
        IntPointer options = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality);
        BytePointer packed = new BytePointer()) {
      if (!opencv_imgcodecs.imencode(".jpg", mat, packed, options)) {
        throw new IllegalStateException("jpeg encoding failed: " + pixels.length + " pixels");
      }
      try (Mat bytes = new Mat(1, (int) packed.limit(), opencv_core.CV_8UC1, packed);
          Mat out = opencv_imgcodecs.imdecode(bytes, opencv_imgcodecs.IMREAD_GRAYSCALE)) {
        byte[] unpacked = new byte[pixels.length];
        out.data().get(unpacked);
        return unpacked;
      }
    }
  }
}
