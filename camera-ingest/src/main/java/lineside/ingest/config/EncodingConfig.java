package lineside.ingest.config;

import lineside.ingest.encode.FrameEncoder;

/**
 * Encoding of one camera.
 *
 * @param choice how
 * @param jpegQuality 1 to 100; counts for JPEG only
 */
public record EncodingConfig(EncodingChoice choice, int jpegQuality) {
  /** Visually lossless by libjpeg's tables; still lossy. */
  public static final int DEFAULT_JPEG_QUALITY = 95;

  /** As stored. */
  public static final EncodingConfig DEFAULT =
      new EncodingConfig(EncodingChoice.AS_STORED, DEFAULT_JPEG_QUALITY);

  /** The encoder for pixels. */
  public FrameEncoder encoder() {
    return switch (choice) {
      case AS_STORED, PNG -> FrameEncoder.png();
      case JPEG -> FrameEncoder.jpeg(jpegQuality);
      case RAW -> FrameEncoder.raw();
      case RAW_LZ4 -> FrameEncoder.rawLz4();
      case RAW_ZSTD -> FrameEncoder.rawZstd();
    };
  }
}
