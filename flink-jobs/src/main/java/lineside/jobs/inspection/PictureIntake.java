package lineside.jobs.inspection;

import java.nio.ByteBuffer;
import lineside.jobs.deadletter.UnusableFrameException;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Frame;
import lineside.schemas.record.PixelFormat;
import lineside.schemas.topic.FrameLimits;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.RawPixels;
import lineside.vision.frame.UndecodablePictureException;

/** Decodes the picture of a frame within the limits. Thread-safe. Owns memory that lies idle. */
final class PictureIntake implements AutoCloseable {
  private final PictureDecoder decoder = new PictureDecoder(FrameLimits.MAX_PIXELS);

  /**
   * The picture, owned by the caller.
   *
   * @throws UnusableFrameException when the bytes are no picture, or of too many pixels
   */
  Picture decode(Frame frame) throws UnusableFrameException {
    requireAllowed(frame);
    try {
      return switch (frame.getEncoding()) {
        case PNG, JPEG -> decoder.decode(frame.getImage());
        case RAW -> decodeRaw(frame, frame.getImage());
        case RAW_LZ4 -> decodeRaw(frame, RawPixels.ofLz4(frame.getImage(), rawBytes(frame)));
        case RAW_ZSTD -> decodeRaw(frame, RawPixels.ofZstd(frame.getImage(), rawBytes(frame)));
      };
    } catch (UndecodablePictureException e) {
      throw new UnusableFrameException(reasonOf(e.category()), String.valueOf(e.getMessage()));
    }
  }

  private Picture decodeRaw(Frame frame, ByteBuffer pixels) throws UndecodablePictureException {
    boolean isDeep = frame.getPixelFormat() == PixelFormat.MONO12;
    return decoder.decodeRaw(
        isDeep ? RawPixels.eightOfTwelveBits(pixels) : pixels,
        frame.getWidthPx(),
        frame.getHeightPx(),
        frame.getPixelFormat() == PixelFormat.BGR8 ? 3 : 1);
  }

  /** Bytes of the pixels; their number is within the limit. */
  private static int rawBytes(Frame frame) {
    int bytesPerPixel =
        switch (frame.getPixelFormat()) {
          case MONO8 -> 1;
          case MONO12 -> 2;
          case BGR8 -> 3;
        };
    return Math.max(0, frame.getWidthPx() * frame.getHeightPx() * bytesPerPixel);
  }

  private static void requireAllowed(Frame frame) throws UnusableFrameException {
    long pixels = (long) frame.getWidthPx() * frame.getHeightPx();
    if (pixels > FrameLimits.MAX_PIXELS) {
      throw new UnusableFrameException(
          DeadLetterReason.IMAGE_TOO_LARGE,
          "frame says %dx%d pixels, at most %d are taken"
              .formatted(frame.getWidthPx(), frame.getHeightPx(), FrameLimits.MAX_PIXELS));
    }
  }

  private static DeadLetterReason reasonOf(UndecodablePictureException.Category category) {
    return switch (category) {
      case TOO_LARGE -> DeadLetterReason.IMAGE_TOO_LARGE;
      case EMPTY, UNKNOWN_FORMAT, TRUNCATED, DAMAGED -> DeadLetterReason.UNDECODABLE_IMAGE;
    };
  }

  @Override
  public void close() {
    decoder.close();
  }
}
