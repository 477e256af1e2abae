package lineside.ingest.encode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Pixels of more than eight bits, brought to twelve. */
final class DeepPixels {
  private static final int BITS = 12;
  private static final int PACKED_BYTES = 3;

  private DeepPixels() {}

  /** The pixels of a deep image, each 0 to 4095, in rows without padding. */
  static short[] of(RawImage image) {
    short[] pixels = new short[image.widthPx() * image.heightPx()];
    ByteBuffer bytes = image.bytes().slice().order(ByteOrder.LITTLE_ENDIAN);
    switch (image.layout()) {
      case MONO10 -> words(bytes, pixels, 2);
      case MONO12 -> words(bytes, pixels, 0);
      case MONO16 -> words(bytes, pixels, BITS - Short.SIZE);
      case MONO12_PACKED -> unpackHighFirst(bytes, pixels);
      case MONO12P -> unpackLowFirst(bytes, pixels);
      case MONO8, BGR8, RGB8, BAYER_GR8, BAYER_RG8, BAYER_GB8, BAYER_BG8 ->
          throw new IllegalArgumentException(image.layout() + " has eight bits");
    }
    return pixels;
  }

  /** Two bytes a pixel, shifted to the left, or to the right where negative. */
  private static void words(ByteBuffer bytes, short[] pixels, int shift) {
    for (int i = 0; i < pixels.length; i++) {
      int value = bytes.getShort(2 * i) & 0xFFFF;
      pixels[i] = (short) (shift >= 0 ? value << shift : value >> -shift);
    }
  }

  private static void unpackHighFirst(ByteBuffer bytes, short[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      int at = i / 2 * PACKED_BYTES;
      int low = bytes.get(at + 1) & 0xFF;
      boolean isFirst = i % 2 == 0;
      int high = bytes.get(isFirst ? at : at + 2) & 0xFF;
      pixels[i] = (short) (high << 4 | (isFirst ? low & 0xF : low >> 4));
    }
  }

  private static void unpackLowFirst(ByteBuffer bytes, short[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      int at = i / 2 * PACKED_BYTES;
      int middle = bytes.get(at + 1) & 0xFF;
      pixels[i] =
          (short)
              (i % 2 == 0
                  ? ((middle & 0xF) << 8) | (bytes.get(at) & 0xFF)
                  : ((bytes.get(at + 2) & 0xFF) << 4) | (middle >> 4));
    }
  }

  /** Two bytes a pixel, little endian. */
  static byte[] littleEndian(short[] pixels) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * pixels.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(pixels);
    return bytes.array();
  }

  /** The upper eight of the twelve bits. */
  static byte[] eightBits(short[] pixels) {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      bytes[i] = (byte) (pixels[i] >> (BITS - Byte.SIZE));
    }
    return bytes;
  }
}
