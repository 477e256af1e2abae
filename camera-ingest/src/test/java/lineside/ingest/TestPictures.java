package lineside.ingest;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import lineside.ingest.encode.FrameEncoder;
import lineside.vision.frame.Picture;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Tiny pictures whose every pixel differs from its neighbour. */
public final class TestPictures {
  private TestPictures() {}

  public static Picture mono(int widthPx, int heightPx) {
    return picture(widthPx, heightPx, CV_8UC1);
  }

  public static Picture colour(int widthPx, int heightPx) {
    return picture(widthPx, heightPx, CV_8UC3);
  }

  private static Picture picture(int widthPx, int heightPx, int type) {
    Mat mat = new Mat(heightPx, widthPx, type);
    int rowBytes = widthPx * mat.channels();
    for (int row = 0; row < heightPx; row++) {
      byte[] pixels = new byte[rowBytes];
      for (int i = 0; i < rowBytes; i++) {
        pixels[i] = (byte) (row * 31 + i * 7);
      }
      try (BytePointer target = mat.ptr(row)) {
        target.put(pixels, 0, rowBytes);
      }
    }
    return new Picture(mat);
  }

  public static byte[] png(int widthPx, int heightPx) {
    try (Picture picture = mono(widthPx, heightPx)) {
      return picture.encodePng();
    }
  }

  public static byte[] jpeg(int widthPx, int heightPx) {
    try (Picture picture = colour(widthPx, heightPx)) {
      return FrameEncoder.jpeg(90).encode(picture).bytes().array();
    }
  }

  public static byte[] bmp(int widthPx, int heightPx) {
    try (Picture picture = colour(widthPx, heightPx);
        BytePointer encoded = new BytePointer()) {
      opencv_imgcodecs.imencode(".bmp", picture.mat(), encoded);
      byte[] bytes = new byte[(int) encoded.limit()];
      encoded.get(bytes);
      return bytes;
    }
  }
}
