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
  RAW
}
