package lineside.jobs.inspection;

import lineside.jobs.deadletter.UnusableFrameException;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Frame;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.PixelFormat;
import lineside.schemas.topic.FrameLimits;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
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
      if (frame.getEncoding() == FrameEncoding.RAW) {
        return decoder.decodeRaw(
            frame.getImage(), frame.getWidthPx(), frame.getHeightPx(), channels(frame));
      }
      return decoder.decode(frame.getImage());
    } catch (UndecodablePictureException e) {
      throw new UnusableFrameException(reasonOf(e.category()), String.valueOf(e.getMessage()));
    }
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

  private static int channels(Frame frame) {
    return frame.getPixelFormat() == PixelFormat.BGR8 ? 3 : 1;
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
