package lineside.ingest.camera;

import lineside.ingest.encode.EncodedImage;
import lineside.schemas.record.LossReason;
import lineside.vision.frame.Picture;

/** What came of one trigger at the camera. */
public sealed interface Capture {

  /** An image that is encoded already and goes on byte for byte. */
  record Encoded(EncodedImage image) implements Capture {}

  /** Pixels, to be encoded as the camera's configuration says; the receiver closes the picture. */
  record Pixels(Picture picture) implements Capture {}

  /**
   * No image.
   *
   * @param reason why, as recorded
   * @param detail words for a person
   */
  record Missed(LossReason reason, String detail) implements Capture {}
}
