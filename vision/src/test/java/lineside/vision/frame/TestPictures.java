package lineside.vision.frame;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pictures for tests, made pixel by pixel. */
public final class TestPictures {
  private TestPictures() {}

  /** A mono8 picture. */
  public static Picture grey(int widthPx, int heightPx, PixelLevel level) {
    byte[] pixels = new byte[widthPx * heightPx];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) level.at(i % widthPx, i / widthPx);
    }
    Mat mat = new Mat(heightPx, widthPx, opencv_core.CV_8UC1);
    mat.data().put(pixels);
    return new Picture(mat);
  }

  /** A BGR8 picture of one colour. */
  public static Picture colour(int widthPx, int heightPx, int blue, int green, int red) {
    byte[] pixels = new byte[widthPx * heightPx * 3];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = (byte) blue;
      pixels[i + 1] = (byte) green;
      pixels[i + 2] = (byte) red;
    }
    Mat mat = new Mat(heightPx, widthPx, opencv_core.CV_8UC3);
    mat.data().put(pixels);
    return new Picture(mat);
  }

  /** The bytes of a file of that kind, for example {@code .jpg}. */
  public static byte[] encoded(Picture picture, String extension) {
    try (BytePointer bytes = new BytePointer()) {
      opencv_imgcodecs.imencode(extension, picture.mat(), bytes);
      byte[] copy = new byte[(int) bytes.limit()];
      bytes.get(copy);
      return copy;
    }
  }

  /** A grey level for every place. */
  @FunctionalInterface
  public interface PixelLevel {
    /** 0 to 255. */
    int at(int x, int y);
  }
}
