package lineside.footage.clip;

import lineside.footage.render.Face;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Encodes mono8 frames as PNG, fast rather than small. Stateless, shared between threads. */
public final class PngEncoder {
  private static final int FAST = 1;

  /** Takes OpenCV's own threads out of play: frames are the unit of parallel work. */
  public PngEncoder() {
    opencv_core.setNumThreads(1);
  }

  /**
   * Encodes one frame.
   *
   * @param pixels mono8, row-major, 640x480
   */
  public byte[] encode(byte[] pixels) {
    return encode(pixels, Face.FRAME_WIDTH_PX);
  }

  /**
   * Encodes one picture of any size.
   *
   * @param pixels mono8, row-major
   * @param widthPx columns; rows follow from the length
   */
  public byte[] encode(byte[] pixels, int widthPx) {
    try (BytePointer data = new BytePointer(pixels);
        Mat mat = new Mat(pixels.length / widthPx, widthPx, opencv_core.CV_8UC1, data);
        IntPointer options = new IntPointer(opencv_imgcodecs.IMWRITE_PNG_COMPRESSION, FAST);
        BytePointer out = new BytePointer()) {
      if (!opencv_imgcodecs.imencode(".png", mat, out, options)) {
        throw new IllegalStateException("png encoding failed: " + pixels.length + " pixels");
      }
      byte[] png = new byte[(int) out.limit()];
      out.get(png);
      return png;
    }
  }
}
