package lineside.ingest.encode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.PixelFormat;

/**
 * Reads size and pixel format of a PNG or JPEG from its first bytes, without decoding: pictures
 * that are encoded already go to the frame topic as they are. Whether the content is whole is
 * judged where it is decoded.
 *
 * <p>After the W3C PNG recommendation (IHDR) and ITU-T T.81 (frame header).
 */
public final class ImageHeader {
  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int PNG_IHDR = 0x49484452;
  private static final int PNG_HEADER_BYTES = 26;
  private static final int JPEG_START = 0xFFD8;
  private static final int JPEG_FRAME_BYTES = 10;

  private ImageHeader() {}

  /**
   * Wraps {@code bytes} with the facts from their header; empty when they are neither PNG nor JPEG
   * or the header does not state a size.
   */
  public static Optional<EncodedImage> read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
    if (bytes.length >= PNG_HEADER_BYTES && buffer.getLong(0) == PNG_SIGNATURE) {
      return png(buffer);
    }
    if (bytes.length >= JPEG_FRAME_BYTES && (buffer.getShort(0) & 0xFFFF) == JPEG_START) {
      return jpeg(buffer);
    }
    return Optional.empty();
  }

  private static Optional<EncodedImage> png(ByteBuffer buffer) {
    if (buffer.getInt(12) != PNG_IHDR) {
      return Optional.empty();
    }
    int colourType = buffer.get(25);
    boolean isGrey = colourType == 0 || colourType == 4;
    return image(buffer, FrameEncoding.PNG, buffer.getInt(16), buffer.getInt(20), isGrey ? 1 : 3);
  }

  private static Optional<EncodedImage> jpeg(ByteBuffer buffer) {
    int at = 2;
    while (at + JPEG_FRAME_BYTES <= buffer.capacity() && (buffer.get(at) & 0xFF) == 0xFF) {
      int marker = buffer.get(at + 1) & 0xFF;
      if (marker == 0xFF) {
        at++;
        continue;
      }
      if (isFrameHeader(marker)) {
        int height = buffer.getShort(at + 5) & 0xFFFF;
        int width = buffer.getShort(at + 7) & 0xFFFF;
        return image(buffer, FrameEncoding.JPEG, width, height, buffer.get(at + 9));
      }
      at += 2 + (buffer.getShort(at + 2) & 0xFFFF);
    }
    return Optional.empty();
  }

  /** SOF0 to SOF15 without the tables (DHT, JPG, DAC) that lie between them. */
  private static boolean isFrameHeader(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static Optional<EncodedImage> image(
      ByteBuffer bytes, FrameEncoding encoding, int width, int height, int channels) {
    if (width < 1
        || height < 1
        || width > EncodedImage.MAX_SIDE_PX
        || height > EncodedImage.MAX_SIDE_PX) {
      return Optional.empty();
    }
    PixelFormat format = channels == 1 ? PixelFormat.MONO8 : PixelFormat.BGR8;
    return Optional.of(new EncodedImage(bytes, encoding, width, height, format));
  }
}
