package lineside.vision.region;

import java.nio.ByteBuffer;
import java.util.BitSet;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;

/**
 * Which pixels of pictures of one size are inspected, drawn as a picture: a defect counts where the
 * mask is not black. Immutable, thread-safe; a bit a pixel on the heap, at most 4 MiB.
 *
 * <p>It is refused for pictures of another size instead of being stretched: such a mask was drawn
 * for another camera or another cut, and would hide what nobody meant to hide.
 */
public final class PictureMask {
  /**
   * Most bytes of the PNG: a recipe travels as one message of at most 1 MiB. A mask of outlines
   * takes some kilobytes, also of 20 megapixels.
   */
  public static final int MAX_BYTES = 256 * 1024;

  /** Most pixels: those of the largest picture that a line takes. */
  private static final long MAX_PIXELS = 32_000_000;

  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;

  private final int widthPx;
  private final int heightPx;
  private final BitSet inspected;

  private PictureMask(int widthPx, int heightPx, BitSet inspected) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.inspected = inspected;
  }

  /**
   * Reads a mask: a PNG of any depth; a pixel is inspected when any of its channels is above 0.
   *
   * @param png bytes between position and limit, neither of which is moved
   * @throws IllegalArgumentException when it is too large, no PNG, damaged or all black
   */
  public static PictureMask decode(ByteBuffer png) {
    if (png.remaining() > MAX_BYTES) {
      throw new IllegalArgumentException(
          "mask has %d bytes, at most %d are taken".formatted(png.remaining(), MAX_BYTES));
    }
    // A JPEG's blacks are not black.
    if (png.remaining() < Long.BYTES || png.duplicate().getLong() != PNG_SIGNATURE) {
      throw new IllegalArgumentException(
          "mask is no png: %d bytes without its signature".formatted(png.remaining()));
    }
    try (Picture picture = new PictureDecoder(MAX_PIXELS).decode(png)) {
      BitSet inspected = inspected(picture);
      if (inspected.isEmpty()) {
        throw new IllegalArgumentException(
            "mask of %dx%d is all black, nothing is left to inspect"
                .formatted(picture.widthPx(), picture.heightPx()));
      }
      return new PictureMask(picture.widthPx(), picture.heightPx(), inspected);
    } catch (UndecodablePictureException e) {
      throw new IllegalArgumentException("mask does not decode: " + e.getMessage(), e);
    }
  }

  private static BitSet inspected(Picture picture) {
    int channels = picture.channels();
    byte[] row = new byte[picture.widthPx() * channels];
    BitSet inspected = new BitSet(picture.widthPx() * picture.heightPx());
    for (int y = 0; y < picture.heightPx(); y++) {
      picture.mat().ptr(y).get(row);
      for (int i = 0; i < row.length; i++) {
        if (row[i] != 0) {
          inspected.set(y * picture.widthPx() + i / channels);
        }
      }
    }
    return inspected;
  }

  /** Width of the pictures it is for, pixels. */
  public int widthPx() {
    return widthPx;
  }

  /** Height of the pictures it is for, pixels. */
  public int heightPx() {
    return heightPx;
  }

  /** Whether the pixel at a place is inspected; shares of width and height, 0 to 1. */
  boolean isInspected(double x, double y) {
    int column = Math.min(widthPx - 1, (int) (x * widthPx));
    int row = Math.min(heightPx - 1, (int) (y * heightPx));
    return inspected.get(row * widthPx + column);
  }
}
