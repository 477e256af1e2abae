package lineside.ingest.encode;

import java.util.Arrays;
import java.util.Optional;

/**
 * How a camera lays out pixels, after the GenICam Pixel Format Naming Convention (PFNC 2.4, whose
 * codes these are). Rows follow each other without padding.
 */
public enum PixelLayout {
  /** One byte a pixel. */
  MONO8(0x01080001, 8),
  /** Two bytes a pixel, little endian, 10 bits used. */
  MONO10(0x01100003, 16),
  /** Two bytes a pixel, little endian, 12 bits used. */
  MONO12(0x01100005, 16),
  /** Two bytes a pixel, little endian. */
  MONO16(0x01100007, 16),
  /**
   * Two pixels in three bytes as GigE Vision 1 packs them: high bits of the first, low bits of both
   * with those of the first below, high bits of the second.
   */
  MONO12_PACKED(0x010C0006, 12),
  /** Two pixels in three bytes as one number, the first pixel in its lowest bits. */
  MONO12P(0x010C0047, 12),
  /** Three bytes a pixel, blue first. */
  BGR8(0x02180015, 24),
  /** Three bytes a pixel, red first. */
  RGB8(0x02180014, 24),
  /** One byte a pixel behind a colour filter; the rows begin with green and red. */
  BAYER_GR8(0x01080008, 8),
  /** One byte a pixel behind a colour filter; the rows begin with red and green. */
  BAYER_RG8(0x01080009, 8),
  /** One byte a pixel behind a colour filter; the rows begin with green and blue. */
  BAYER_GB8(0x0108000A, 8),
  /** One byte a pixel behind a colour filter; the rows begin with blue and green. */
  BAYER_BG8(0x0108000B, 8);

  private static final int BITS_IN_A_BYTE = 8;

  private final int pfncCode;
  private final int bitsPerPixel;

  PixelLayout(int pfncCode, int bitsPerPixel) {
    this.pfncCode = pfncCode;
    this.bitsPerPixel = bitsPerPixel;
  }

  /** The layout of a PFNC code; empty when it is none of these. */
  public static Optional<PixelLayout> ofPfnc(int code) {
    return Arrays.stream(values()).filter(layout -> layout.pfncCode == code).findFirst();
  }

  /** Whether pixels have more than eight bits. */
  public boolean isDeep() {
    return switch (this) {
      case MONO10, MONO12, MONO16, MONO12_PACKED, MONO12P -> true;
      case MONO8, BGR8, RGB8, BAYER_GR8, BAYER_RG8, BAYER_GB8, BAYER_BG8 -> false;
    };
  }

  /** Bytes of an image of that many pixels. */
  public long sizeBytes(long pixels) {
    return (pixels * bitsPerPixel + BITS_IN_A_BYTE - 1) / BITS_IN_A_BYTE;
  }
}
