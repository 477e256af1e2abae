package lineside.console.live;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.imageio.ImageIO;
import lineside.schemas.record.Frame;
import lineside.schemas.record.PixelFormat;

/** Turns frames into pictures that browsers show: PNG and JPEG as they are, raw pixels as PNG. */
final class StillImages {
  private StillImages() {}

  /** Empty when the frame's pixels do not fit its header. */
  static Optional<Still> of(Frame frame) {
    return switch (frame.getEncoding()) {
      case PNG -> Optional.of(new Still(frame.getViewId(), "image/png", bytesOf(frame)));
      case JPEG -> Optional.of(new Still(frame.getViewId(), "image/jpeg", bytesOf(frame)));
      case RAW -> ofPixels(frame);
      // The page is a look beside the line: it unpacks nothing, and shows the tile without picture.
      case RAW_LZ4, RAW_ZSTD -> Optional.empty();
    };
  }

  private static byte[] bytesOf(Frame frame) {
    ByteBuffer image = frame.getImage().duplicate();
    byte[] bytes = new byte[image.remaining()];
    image.get(bytes);
    return bytes;
  }

  private static Optional<Still> ofPixels(Frame frame) {
    boolean mono = frame.getPixelFormat() == PixelFormat.MONO8;
    byte[] pixels = bytesOf(frame);
    long expected = (long) frame.getWidthPx() * frame.getHeightPx() * (mono ? 1 : 3);
    if (expected != pixels.length || expected == 0) {
      return Optional.empty();
    }
    BufferedImage picture =
        new BufferedImage(
            frame.getWidthPx(),
            frame.getHeightPx(),
            mono ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    byte[] target = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    System.arraycopy(pixels, 0, target, 0, pixels.length);
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", encoded);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    return Optional.of(new Still(frame.getViewId(), "image/png", encoded.toByteArray()));
  }
}
