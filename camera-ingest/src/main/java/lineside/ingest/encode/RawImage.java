package lineside.ingest.encode;

import java.nio.ByteBuffer;

/**
 * Pixels as a camera delivers them. The bytes are handed over: the giver no longer changes them,
 * and the buffer is neither a key nor compared.
 *
 * @param bytes the pixels from position to limit, as many as the layout asks for
 * @param widthPx width in pixels, 1 to 65535
 * @param heightPx height in pixels, 1 to 65535
 * @param layout how they lie
 */
public record RawImage(ByteBuffer bytes, int widthPx, int heightPx, PixelLayout layout) {
  /** Checks sides and size. */
  public RawImage {
    if (widthPx < 1
        || widthPx > EncodedImage.MAX_SIDE_PX
        || heightPx < 1
        || heightPx > EncodedImage.MAX_SIDE_PX) {
      throw new IllegalArgumentException("raw image is " + widthPx + "x" + heightPx + " px");
    }
    long expected = layout.sizeBytes((long) widthPx * heightPx);
    if (bytes.remaining() < expected) {
      throw new IllegalArgumentException(
          "raw image of %dx%d %s has %d bytes, not %d"
              .formatted(widthPx, heightPx, layout, bytes.remaining(), expected));
    }
  }
}
