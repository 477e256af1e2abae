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

  /** A part of it; one of packed pixels is unpacked. The region lies inside. */
  public RawImage crop(Region region) {
    return switch (layout) {
      case MONO12_PACKED, MONO12P ->
          new RawImage(
                  ByteBuffer.wrap(DeepPixels.littleEndian(DeepPixels.of(this))),
                  widthPx,
                  heightPx,
                  PixelLayout.MONO12)
              .crop(region);
      // A colour filter begins anew every second pixel.
      case BAYER_GR8, BAYER_RG8, BAYER_GB8, BAYER_BG8 ->
          rows(
              new Region(
                  region.xPx() & ~1, region.yPx() & ~1, region.widthPx(), region.heightPx()));
      case MONO8, MONO10, MONO12, MONO16, BGR8, RGB8 -> rows(region);
    };
  }

  private RawImage rows(Region region) {
    int pixelBytes = Math.toIntExact(layout.sizeBytes(1));
    int rowBytes = region.widthPx() * pixelBytes;
    byte[] rows = new byte[rowBytes * region.heightPx()];
    for (int row = 0; row < region.heightPx(); row++) {
      int from = ((region.yPx() + row) * widthPx + region.xPx()) * pixelBytes;
      bytes.get(bytes.position() + from, rows, row * rowBytes, rowBytes);
    }
    return new RawImage(ByteBuffer.wrap(rows), region.widthPx(), region.heightPx(), layout);
  }
}
