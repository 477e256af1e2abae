package lineside.vision.frame;

import java.nio.ByteBuffer;
import lineside.vision.frame.UndecodablePictureException.Category;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Turns bytes from a camera into a {@link Picture}.
 *
 * <p>Thread-safe. Everything that is wrong with the bytes comes out as {@link
 * UndecodablePictureException}; the size is read from the header before memory for the pixels is
 * taken, so a header of 20000x20000 costs nothing. Bytes in the heap are copied once, into memory
 * that is used again; pixels go into the memory of closed pictures. Closing frees what lies idle;
 * pictures that are open live on.
 */
public final class PictureDecoder implements AutoCloseable {
  /**
   * One or three channels, eight bits, and no turning after EXIF: a camera is mounted, not held.
   */
  private static final int READ_FLAGS =
      opencv_imgcodecs.IMREAD_ANYCOLOR | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;

  private final long maxPixels;
  private final PixelPool pixels = new PixelPool();
  private final EncodedBytes copies = new EncodedBytes();

  /**
   * @param maxPixels most pixels (width times height) a picture may have, at least 1
   */
  public PictureDecoder(long maxPixels) {
    if (maxPixels < 1) {
      throw new IllegalArgumentException("max pixels is " + maxPixels + ", at least 1 is needed");
    }
    this.maxPixels = maxPixels;
    OpenCv.prepare();
  }

  /**
   * Decodes a PNG, JPEG or BMP, told apart by its bytes. 16-bit pictures become 8-bit, alpha is
   * dropped.
   *
   * @param encoded bytes between position and limit, neither of which is moved
   * @return a picture that the caller closes
   */
  public Picture decode(ByteBuffer encoded) throws UndecodablePictureException {
    PictureHeader header = PictureHeader.of(encoded);
    requireAllowed(header.widthPx(), header.heightPx());
    try {
      if (encoded.isDirect()) {
        try (BytePointer bytes = new BytePointer(encoded.slice())) {
          return decode(bytes, encoded.remaining(), header);
        }
      }
      try (EncodedBytes.Copy copy = copies.copyOf(encoded)) {
        return decode(copy.start(), encoded.remaining(), header);
      }
    } catch (RuntimeException refused) {
      throw new UndecodablePictureException(
          Category.DAMAGED, "decoder refuses the content", refused);
    }
  }

  private Picture decode(BytePointer bytes, int length, PictureHeader header)
      throws UndecodablePictureException {
    Mat target = pixels.borrow(header.widthPx(), header.heightPx());
    boolean isTaken = false;
    try (Mat row = new Mat(1, length, opencv_core.CV_8UC1, bytes)) {
      // The answer is another head of the same pixels.
      opencv_imgcodecs.imdecode(row, READ_FLAGS, target).close();
      if (target.empty()
          || target.cols() != header.widthPx()
          || target.rows() != header.heightPx()) {
        throw new UndecodablePictureException(
            Category.DAMAGED,
            "content of a %dx%d picture does not decode"
                .formatted(header.widthPx(), header.heightPx()));
      }
      Picture picture = new Picture(target, pixels);
      isTaken = true;
      return picture;
    } finally {
      if (!isTaken) {
        target.close();
      }
    }
  }

  /**
   * Copies raw pixels, row by row without padding.
   *
   * @param pixels exactly width x height x channels bytes, mono8 or BGR8
   * @return a picture that the caller closes
   */
  public Picture decodeRaw(ByteBuffer pixels, int widthPx, int heightPx, int channels)
      throws UndecodablePictureException {
    if (!pixels.hasRemaining()) {
      throw new UndecodablePictureException(Category.EMPTY, "no bytes");
    }
    if (channels != 1 && channels != 3) {
      throw new UndecodablePictureException(
          Category.UNKNOWN_FORMAT, "raw picture of %d channels".formatted(channels));
    }
    requireAllowed(widthPx, heightPx);
    long expected = (long) widthPx * heightPx * channels;
    if (pixels.remaining() != expected) {
      throw new UndecodablePictureException(
          pixels.remaining() < expected ? Category.TRUNCATED : Category.DAMAGED,
          "raw picture of %dx%dx%d has %d bytes, not %d"
              .formatted(widthPx, heightPx, channels, pixels.remaining(), expected));
    }
    Mat target = this.pixels.borrow(widthPx, heightPx);
    target.create(heightPx, widthPx, channels == 1 ? opencv_core.CV_8UC1 : opencv_core.CV_8UC3);
    // OpenCV's own memory has no padding at the end of a row.
    try (BytePointer start = target.data()) {
      start.capacity(expected).asByteBuffer().put(pixels.duplicate());
    }
    return new Picture(target, this.pixels);
  }

  private void requireAllowed(long widthPx, long heightPx) throws UndecodablePictureException {
    if (widthPx < 1 || heightPx < 1) {
      throw new UndecodablePictureException(
          Category.DAMAGED, "size is %dx%d".formatted(widthPx, heightPx));
    }
    if (widthPx > maxPixels / heightPx) {
      throw new UndecodablePictureException(
          Category.TOO_LARGE,
          "%dx%d has more than the %d pixels allowed".formatted(widthPx, heightPx, maxPixels));
    }
  }

  @Override
  public void close() {
    pixels.close();
  }
}
