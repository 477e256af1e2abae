package lineside.ingest.encode;

import java.nio.ByteBuffer;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.PixelFormat;

/**
 * An encoded image with the facts that its frame record states. The bytes are handed over: the
 * giver no longer changes them, and the buffer is neither a key nor compared.
 *
 * @param bytes the encoded image, from position to limit
 * @param encoding how it is encoded
 * @param widthPx width in pixels, 1 to 65535
 * @param heightPx height in pixels, 1 to 65535
 * @param pixelFormat layout after decoding
 */
public record EncodedImage(
    ByteBuffer bytes, FrameEncoding encoding, int widthPx, int heightPx, PixelFormat pixelFormat) {
  /** Largest width and height that a frame record can state. */
  public static final int MAX_SIDE_PX = 65535;

  /** Checks the sides. */
  public EncodedImage {
    if (widthPx < 1 || widthPx > MAX_SIDE_PX || heightPx < 1 || heightPx > MAX_SIDE_PX) {
      throw new IllegalArgumentException(
          "picture is " + widthPx + "x" + heightPx + " px, each side 1 to " + MAX_SIDE_PX);
    }
  }

  /** Size of the encoded image in bytes. */
  public int sizeBytes() {
    return bytes.remaining();
  }
}
