package lineside.ingest.config;

/** How the images of a camera are encoded on the frame topic. */
public enum EncodingChoice {
  /** PNG and JPEG byte for byte as the source has them, anything else as PNG. */
  AS_STORED,
  /** PNG, lossless. */
  PNG,
  /** JPEG of the configured quality. */
  JPEG,
  /** Rows of pixels without padding. */
  RAW,
  /** Rows of pixels compressed by LZ4, lossless. */
  RAW_LZ4,
  /** Rows of pixels compressed by Zstandard, lossless. */
  RAW_ZSTD
}
