package lineside.bench.encoding;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.function.Function;
import lineside.ingest.encode.EncodedImage;
import lineside.ingest.encode.FrameEncoder;
import lineside.ingest.encode.PixelLayout;
import lineside.ingest.encode.RawImage;
import lineside.vision.frame.Picture;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * An image as a camera delivers it. Closing gives up its pixels. Used by one thread.
 *
 * @param bytes of its pixels as the camera lays them out
 * @param pixels number of them
 * @param picture its eight bits
 * @param encode how it is encoded
 */
record Original(
    long bytes, long pixels, Picture picture, Function<FrameEncoder, EncodedImage> encode)
    implements AutoCloseable {
  /** Of twelve-bit levels: about that of a sensor in good light. */
  private static final double NOISE_LEVELS = 6;

  private static final int PACKED_BYTES = 3;
  private static final int DEEPEST = 4095;

  /** Twelve-bit levels in an eight-bit one. */
  private static final int STEP = 16;

  /** Eight bits a channel; takes the picture over. */
  static Original of(Picture picture) {
    long pixels = (long) picture.widthPx() * picture.heightPx();
    return new Original(
        pixels * picture.channels(), pixels, picture, encoder -> encoder.encode(picture));
  }

  /** A grey copy. */
  static Original grey(Picture picture) {
    Mat grey = new Mat();
    if (picture.channels() == 1) {
      picture.mat().copyTo(grey);
    } else {
      opencv_imgproc.cvtColor(picture.mat(), grey, opencv_imgproc.COLOR_BGR2GRAY);
    }
    return of(new Picture(grey));
  }

  /** A grey copy in twelve bits, packed, with the noise of a sensor where eight bits end. */
  static Original packed(Picture picture, long seed) {
    try (Original grey = grey(picture)) {
      int widthPx = picture.widthPx();
      int heightPx = picture.heightPx();
      int[] levels = deepen(bytes(grey.picture().mat()), new Random(seed));
      byte[] packed = pack(levels);
      RawImage image =
          new RawImage(ByteBuffer.wrap(packed), widthPx, heightPx, PixelLayout.MONO12_PACKED);
      return new Original(
          packed.length,
          levels.length,
          new Picture(upperBits(levels, widthPx, heightPx)),
          encoder -> encoder.encode(image));
    }
  }

  private static byte[] bytes(Mat grey) {
    byte[] bytes = new byte[Math.toIntExact(grey.total())];
    try (BytePointer start = grey.data()) {
      start.get(bytes);
    }
    return bytes;
  }

  private static int[] deepen(byte[] eightBits, Random noise) {
    int[] levels = new int[eightBits.length];
    for (int i = 0; i < levels.length; i++) {
      double middle = (eightBits[i] & 0xFF) * STEP + STEP / 2.0;
      long noisy = Math.round(middle + noise.nextGaussian() * NOISE_LEVELS);
      levels[i] = (int) Math.max(0, Math.min(DEEPEST, noisy));
    }
    return levels;
  }

  private static Mat upperBits(int[] levels, int widthPx, int heightPx) {
    byte[] bytes = new byte[levels.length];
    for (int i = 0; i < levels.length; i++) {
      bytes[i] = (byte) (levels[i] / STEP);
    }
    Mat mat = new Mat(heightPx, widthPx, opencv_core.CV_8UC1);
    try (BytePointer start = mat.data()) {
      start.put(bytes);
    }
    return mat;
  }

  /** Two pixels in three bytes: high bits, low bits of both, high bits. */
  static byte[] pack(int[] levels) {
    byte[] packed = new byte[(levels.length * PACKED_BYTES + 1) / 2];
    for (int i = 0; i < levels.length; i++) {
      int at = i / 2 * PACKED_BYTES;
      boolean isFirst = i % 2 == 0;
      int low = levels[i] & 0xF;
      packed[isFirst ? at : at + 2] = (byte) (levels[i] >> 4);
      packed[at + 1] |= (byte) (isFirst ? low : low << 4);
    }
    return packed;
  }

  /** How much of it a decoded copy has kept, decibels; infinite without loss. */
  double likeness(Picture decoded) {
    double peak = opencv_core.PSNR(picture.mat(), decoded.mat());
    // What OpenCV gives for equal pictures is the limit of its arithmetic.
    return peak > 300 ? Double.POSITIVE_INFINITY : peak;
  }

  @Override
  public void close() {
    picture.close();
  }
}
