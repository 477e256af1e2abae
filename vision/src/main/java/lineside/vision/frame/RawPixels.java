package lineside.vision.frame;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import lineside.vision.frame.UndecodablePictureException.Category;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

/**
 * Raw pixels on their way from a message to {@link PictureDecoder#decodeRaw}: unpacks them and
 * takes twelve bits to eight. Trusts nothing: what unpacks to another size than the picture has is
 * refused. Stateless, thread-safe.
 */
public final class RawPixels {
  private static final int BYTES_OF_12_BITS = 2;
  private static final int LOWER_BITS = 4;

  private RawPixels() {}

  /**
   * Unpacks one LZ4 block.
   *
   * @param packed bytes between position and limit, neither of which is moved
   * @param sizeBytes exact size of what is packed
   */
  public static ByteBuffer ofLz4(ByteBuffer packed, int sizeBytes)
      throws UndecodablePictureException {
    byte[] source = bytes(packed);
    byte[] pixels = new byte[sizeBytes];
    try {
      int size =
          LZ4Factory.fastestInstance()
              .safeDecompressor()
              .decompress(source, 0, source.length, pixels, 0, sizeBytes);
      requireSize(size, sizeBytes);
    } catch (LZ4Exception damaged) {
      throw new UndecodablePictureException(Category.DAMAGED, "lz4 block is damaged", damaged);
    }
    return ByteBuffer.wrap(pixels);
  }

  /**
   * Unpacks one Zstandard frame.
   *
   * @param packed bytes between position and limit, neither of which is moved
   * @param sizeBytes exact size of what is packed
   */
  public static ByteBuffer ofZstd(ByteBuffer packed, int sizeBytes)
      throws UndecodablePictureException {
    byte[] source = bytes(packed);
    byte[] pixels = new byte[sizeBytes];
    try {
      requireSize(
          Zstd.decompressByteArray(pixels, 0, sizeBytes, source, 0, source.length), sizeBytes);
    } catch (ZstdException damaged) {
      throw new UndecodablePictureException(
          Category.DAMAGED, "zstandard frame is damaged", damaged);
    }
    return ByteBuffer.wrap(pixels);
  }

  private static void requireSize(long size, int expected) throws UndecodablePictureException {
    if (size != expected) {
      throw new UndecodablePictureException(
          Category.TRUNCATED, "unpacks to %d bytes, not %d".formatted(size, expected));
    }
  }

  /**
   * The upper eight bits of twelve.
   *
   * @param words two bytes a pixel, little endian, 0 to 4095; position and limit are not moved
   */
  public static ByteBuffer eightOfTwelveBits(ByteBuffer words) {
    byte[] source = bytes(words);
    byte[] pixels = new byte[source.length / BYTES_OF_12_BITS];
    for (int i = 0; i < pixels.length; i++) {
      int low = source[BYTES_OF_12_BITS * i] & 0xFF;
      int high = source[BYTES_OF_12_BITS * i + 1] & 0xFF;
      pixels[i] = (byte) ((high << Byte.SIZE | low) >> LOWER_BITS);
    }
    return ByteBuffer.wrap(pixels);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
