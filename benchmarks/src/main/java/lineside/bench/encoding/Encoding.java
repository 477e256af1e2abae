package lineside.bench.encoding;

import java.nio.ByteBuffer;
import java.util.List;
import lineside.ingest.encode.EncodedImage;
import lineside.ingest.encode.FrameEncoder;
import lineside.schemas.record.PixelFormat;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.RawPixels;
import lineside.vision.frame.UndecodablePictureException;

/**
 * A way of encoding images.
 *
 * @param name as in the configuration of a camera
 * @param encoder what ingest encodes with
 */
record Encoding(String name, FrameEncoder encoder) {
  private static final int BYTES_OF_12_BITS = 2;

  /** Without loss. */
  static List<Encoding> lossless() {
    return List.of(
        new Encoding("raw", FrameEncoder.raw()),
        new Encoding("raw-lz4", FrameEncoder.rawLz4()),
        new Encoding("raw-zstd", FrameEncoder.rawZstd()));
  }

  /** For eight bits. */
  static List<Encoding> ofEightBits() {
    return List.of(
        new Encoding("raw", FrameEncoder.raw()),
        new Encoding("raw-lz4", FrameEncoder.rawLz4()),
        new Encoding("raw-zstd", FrameEncoder.rawZstd()),
        new Encoding("png", FrameEncoder.png()),
        new Encoding("jpeg 95", FrameEncoder.jpeg(95)),
        new Encoding("jpeg 85", FrameEncoder.jpeg(85)),
        new Encoding("jpeg 75", FrameEncoder.jpeg(75)));
  }

  /** The picture that inspection makes of it, which the caller closes. */
  static Picture decode(PictureDecoder decoder, EncodedImage image)
      throws UndecodablePictureException {
    return switch (image.encoding()) {
      case PNG, JPEG -> decoder.decode(image.bytes());
      case RAW -> raw(decoder, image, image.bytes());
      case RAW_LZ4 -> raw(decoder, image, RawPixels.ofLz4(image.bytes(), rawBytes(image)));
      case RAW_ZSTD -> raw(decoder, image, RawPixels.ofZstd(image.bytes(), rawBytes(image)));
    };
  }

  private static Picture raw(PictureDecoder decoder, EncodedImage image, ByteBuffer pixels)
      throws UndecodablePictureException {
    boolean isDeep = image.pixelFormat() == PixelFormat.MONO12;
    return decoder.decodeRaw(
        isDeep ? RawPixels.eightOfTwelveBits(pixels) : pixels,
        image.widthPx(),
        image.heightPx(),
        image.pixelFormat() == PixelFormat.BGR8 ? 3 : 1);
  }

  private static int rawBytes(EncodedImage image) {
    int pixels = image.widthPx() * image.heightPx();
    return switch (image.pixelFormat()) {
      case MONO8 -> pixels;
      case MONO12 -> BYTES_OF_12_BITS * pixels;
      case BGR8 -> 3 * pixels;
    };
  }
}
