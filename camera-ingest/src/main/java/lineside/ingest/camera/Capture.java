package lineside.ingest.camera;

import lineside.ingest.encode.EncodedImage;
import lineside.ingest.encode.RawImage;
import lineside.schemas.record.LossReason;
import lineside.vision.frame.Picture;
import org.jspecify.annotations.Nullable;

/** What came of one trigger at the camera. */
public sealed interface Capture {

  /**
   * An image that is encoded already and goes on byte for byte.
   *
   * @param image the image
   * @param exposure when it was exposed, by the camera's own clock; null when the camera does not
   *     say
   */
  record Encoded(EncodedImage image, @Nullable Exposure exposure) implements Capture {
    /** An image of a camera without a clock. */
    public Encoded(EncodedImage image) {
      this(image, null);
    }
  }

  /**
   * Pixels, to be encoded as the camera's configuration says; the receiver closes the picture.
   *
   * @param picture the pixels
   * @param exposure when they were exposed, by the camera's own clock; null when the camera does
   *     not say
   */
  record Pixels(Picture picture, @Nullable Exposure exposure) implements Capture {
    /** Pixels of a camera without a clock. */
    public Pixels(Picture picture) {
      this(picture, null);
    }
  }

  /**
   * Pixels as the camera lays them out, to be encoded as the configuration says.
   *
   * @param image the pixels
   * @param exposure when they were exposed, by the camera's own clock; null when the camera does
   *     not say
   */
  record Raw(RawImage image, @Nullable Exposure exposure) implements Capture {}

  /**
   * No image.
   *
   * @param reason why, as recorded
   * @param detail words for a person
   */
  record Missed(LossReason reason, String detail) implements Capture {}
}
