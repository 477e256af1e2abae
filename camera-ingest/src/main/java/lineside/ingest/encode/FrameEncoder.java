package lineside.ingest.encode;

import java.nio.ByteBuffer;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.PixelFormat;
import lineside.vision.frame.Picture;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Encodes pixels for the frame topic: PNG (lossless), JPEG of a stated quality, or raw rows without
 * padding, as they are or compressed without loss. Only raw rows keep more than eight bits a pixel.
 * Immutable, thread-safe.
 */
public final class FrameEncoder {
  private static final int MAX_QUALITY = 100;

  private final FrameEncoding encoding;
  private final int jpegQuality;

  private FrameEncoder(FrameEncoding encoding, int jpegQuality) {
    this.encoding = encoding;
    this.jpegQuality = jpegQuality;
  }

  /** Encodes lossless as PNG. */
  public static FrameEncoder png() {
    return new FrameEncoder(FrameEncoding.PNG, MAX_QUALITY);
  }

  /** Sends the rows as they are. */
  public static FrameEncoder raw() {
    return new FrameEncoder(FrameEncoding.RAW, MAX_QUALITY);
  }

  /** Sends the rows compressed by LZ4: half the size of what is mostly flat, at little cost. */
  public static FrameEncoder rawLz4() {
    return new FrameEncoder(FrameEncoding.RAW_LZ4, MAX_QUALITY);
  }

  /** Sends the rows compressed by Zstandard. */
  public static FrameEncoder rawZstd() {
    return new FrameEncoder(FrameEncoding.RAW_ZSTD, MAX_QUALITY);
  }

  /**
   * Encodes as JPEG.
   *
   * @param quality 1 to 100, as libjpeg means it
   */
  public static FrameEncoder jpeg(int quality) {
    if (quality < 1 || quality > MAX_QUALITY) {
      throw new IllegalArgumentException("jpeg quality is " + quality + ", 1 to " + MAX_QUALITY);
    }
    return new FrameEncoder(FrameEncoding.JPEG, quality);
  }

  /** What comes out. */
  public FrameEncoding encoding() {
    return encoding;
  }

  /**
   * Encodes a picture, which stays the caller's.
   *
   * @throws IllegalStateException when the codec refuses it
   */
  public EncodedImage encode(Picture picture) {
    byte[] bytes =
        switch (encoding) {
          case PNG -> picture.encodePng();
          case JPEG -> jpegBytes(picture);
          case RAW, RAW_LZ4, RAW_ZSTD ->
              RawCompression.of(encoding).compress(rawBytes(picture.mat()));
        };
    PixelFormat format = picture.channels() == 1 ? PixelFormat.MONO8 : PixelFormat.BGR8;
    return new EncodedImage(
        ByteBuffer.wrap(bytes), encoding, picture.widthPx(), picture.heightPx(), format);
  }

  /**
   * Encodes pixels as a camera lays them out. Raw rows keep twelve bits; of others, colour filters
   * are interpolated and the upper eight bits kept.
   *
   * @throws IllegalStateException when the codec refuses them
   */
  public EncodedImage encode(RawImage image) {
    if (image.layout().isDeep() && isRaw()) {
      byte[] pixels = DeepPixels.littleEndian(DeepPixels.of(image));
      return new EncodedImage(
          ByteBuffer.wrap(RawCompression.of(encoding).compress(pixels)),
          encoding,
          image.widthPx(),
          image.heightPx(),
          PixelFormat.MONO12);
    }
    try (Picture picture = RawPictures.of(image)) {
      return encode(picture);
    }
  }

  private boolean isRaw() {
    return switch (encoding) {
      case RAW, RAW_LZ4, RAW_ZSTD -> true;
      case PNG, JPEG -> false;
    };
  }

  private byte[] jpegBytes(Picture picture) {
    try (BytePointer encoded = new BytePointer();
        IntPointer quality = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, jpegQuality)) {
      if (!opencv_imgcodecs.imencode(".jpg", picture.mat(), encoded, quality)) {
        throw new IllegalStateException(
            "jpeg encoding failed: " + picture.widthPx() + "x" + picture.heightPx());
      }
      byte[] bytes = new byte[(int) encoded.limit()];
      encoded.get(bytes);
      return bytes;
    }
  }

  private static byte[] rawBytes(Mat mat) {
    int rowBytes = mat.cols() * mat.channels();
    byte[] bytes = new byte[Math.multiplyExact(rowBytes, mat.rows())];
    for (int row = 0; row < mat.rows(); row++) {
      try (BytePointer pixels = mat.ptr(row)) {
        pixels.get(bytes, row * rowBytes, rowBytes);
      }
    }
    return bytes;
  }
}
