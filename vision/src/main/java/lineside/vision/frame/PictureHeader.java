package lineside.vision.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import lineside.vision.frame.UndecodablePictureException.Category;

/**
 * What the container of an encoded picture says about it, read without decoding a pixel: its size,
 * and that it is complete. Decoders fill what is missing with grey, which a model would inspect. Of
 * several sizes the first counts, as it does for decoders: no later one may talk it small.
 *
 * <p>Structures after ITU-T T.81 (JPEG), the W3C PNG recommendation and BITMAPINFOHEADER.
 */
record PictureHeader(long widthPx, long heightPx) {
  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int CHUNK_IHDR = 0x49484452;
  private static final int CHUNK_IEND = 0x49454E44;
  private static final int MARKER_EOI = 0xD9;
  private static final int MARKER_SOS = 0xDA;

  /** Reads from the position to the limit of a big-endian buffer, which it leaves as it was. */
  static PictureHeader of(ByteBuffer encoded) throws UndecodablePictureException {
    ByteBuffer bytes = encoded.duplicate().order(ByteOrder.BIG_ENDIAN).slice();
    if (!bytes.hasRemaining()) {
      throw new UndecodablePictureException(Category.EMPTY, "no bytes");
    }
    if (bytes.remaining() >= 8 && bytes.getLong(0) == PNG_SIGNATURE) {
      return png(bytes);
    }
    if (bytes.remaining() >= 3 && (bytes.getShort(0) & 0xFFFF) == 0xFFD8) {
      return jpeg(bytes);
    }
    if (bytes.remaining() >= 2 && bytes.get(0) == 'B' && bytes.get(1) == 'M') {
      return bmp(bytes.order(ByteOrder.LITTLE_ENDIAN));
    }
    throw new UndecodablePictureException(
        Category.UNKNOWN_FORMAT,
        "%d bytes are neither png nor jpeg nor bmp".formatted(bytes.remaining()));
  }

  private static PictureHeader png(ByteBuffer bytes) throws UndecodablePictureException {
    PictureHeader header = null;
    int at = 8;
    while (bytes.capacity() - at >= 12) {
      long length = bytes.getInt(at) & 0xFFFFFFFFL;
      int type = bytes.getInt(at + 4);
      if (length > bytes.capacity() - at - 12L) {
        break;
      }
      requireChecksum(bytes, at, (int) length);
      if (type == CHUNK_IHDR && length == 13 && header == null) {
        header = new PictureHeader(unsigned(bytes, at + 8), unsigned(bytes, at + 12));
      }
      if (type == CHUNK_IEND) {
        if (header == null) {
          throw new UndecodablePictureException(Category.DAMAGED, "png without a header");
        }
        return header;
      }
      at += 12 + (int) length;
    }
    throw truncated("png", at, bytes);
  }

  private static void requireChecksum(ByteBuffer bytes, int at, int length)
      throws UndecodablePictureException {
    CRC32 crc = new CRC32();
    crc.update(bytes.slice(at + 4, length + 4));
    if (crc.getValue() != unsigned(bytes, at + 8 + length)) {
      throw new UndecodablePictureException(
          Category.DAMAGED, "png chunk at byte %d fails its checksum".formatted(at));
    }
  }

  private static PictureHeader jpeg(ByteBuffer bytes) throws UndecodablePictureException {
    PictureHeader header = null;
    int at = 2;
    while (at + 1 < bytes.capacity()) {
      if ((bytes.get(at) & 0xFF) != 0xFF) {
        throw new UndecodablePictureException(
            Category.DAMAGED, "jpeg has no marker at byte %d".formatted(at));
      }
      int marker = bytes.get(at + 1) & 0xFF;
      if (marker == 0xFF) {
        at++;
        continue;
      }
      if (marker == MARKER_EOI) {
        if (header == null) {
          throw new UndecodablePictureException(Category.DAMAGED, "jpeg without a frame header");
        }
        return header;
      }
      if (at + 4 > bytes.capacity()) {
        break;
      }
      int length = bytes.getShort(at + 2) & 0xFFFF;
      if (header == null && isFrameHeader(marker) && at + 9 <= bytes.capacity()) {
        header =
            new PictureHeader(bytes.getShort(at + 7) & 0xFFFF, bytes.getShort(at + 5) & 0xFFFF);
      }
      at += 2 + length;
      if (marker == MARKER_SOS) {
        at = endOfScan(bytes, at);
      }
    }
    throw truncated("jpeg", Math.min(at, bytes.capacity()), bytes);
  }

  private static boolean isFrameHeader(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /**
   * First marker after the entropy-coded data: not a stuffed zero and not a restart marker. Every
   * byte of every picture is looked at, eight at a time in a loop of constant steps.
   */
  private static int endOfScan(ByteBuffer bytes, int from) {
    int last = bytes.capacity() - 1;
    int words = (last - from) / Long.BYTES;
    for (int word = 0; word < words; word++) {
      int at = from + word * Long.BYTES;
      if (containsFf(bytes.getLong(at))) {
        int marker = markerFrom(bytes, at, at + Long.BYTES);
        if (marker >= 0) {
          return marker;
        }
      }
    }
    int marker = markerFrom(bytes, from + Math.max(0, words) * Long.BYTES, last);
    return marker >= 0 ? marker : bytes.capacity();
  }

  /** First marker that begins from one place to before another; -1 for none. */
  private static int markerFrom(ByteBuffer bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (isMarker(bytes, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean isMarker(ByteBuffer bytes, int at) {
    if (bytes.get(at) != (byte) 0xFF) {
      return false;
    }
    int next = bytes.get(at + 1) & 0xFF;
    return next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7);
  }

  /** Whether one of eight bytes is FF: whether one of their complements is zero. */
  private static boolean containsFf(long word) {
    return (~word - 0x0101010101010101L & word & 0x8080808080808080L) != 0;
  }

  private static PictureHeader bmp(ByteBuffer bytes) throws UndecodablePictureException {
    if (bytes.capacity() < 34) {
      throw truncated("bmp", bytes.capacity(), bytes);
    }
    long dataAt = unsigned(bytes, 10);
    long width = bytes.getInt(18);
    long height = Math.abs((long) bytes.getInt(22));
    int bitsPerPixel = bytes.getShort(28) & 0xFFFF;
    boolean isUncompressed = bytes.getInt(30) == 0;
    long rowBytes = (Math.max(0, width) * bitsPerPixel + 31) / 32 * 4;
    if (isUncompressed && width > 0 && dataAt + rowBytes * height > bytes.capacity()) {
      throw truncated("bmp", bytes.capacity(), bytes, new PictureHeader(width, height));
    }
    return new PictureHeader(width, height);
  }

  private static long unsigned(ByteBuffer bytes, int at) {
    return bytes.getInt(at) & 0xFFFFFFFFL;
  }

  private static UndecodablePictureException truncated(String format, int at, ByteBuffer bytes) {
    return new UndecodablePictureException(
        Category.TRUNCATED,
        "%s truncated at byte %d of %d".formatted(format, at, bytes.capacity()));
  }

  private static UndecodablePictureException truncated(
      String format, int at, ByteBuffer bytes, PictureHeader size) {
    return new UndecodablePictureException(
        Category.TRUNCATED,
        "%s of %dx%d truncated at byte %d of %d"
            .formatted(format, size.widthPx, size.heightPx, at, bytes.capacity()));
  }
}
