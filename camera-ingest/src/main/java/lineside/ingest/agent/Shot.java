package lineside.ingest.agent;

import lineside.ingest.camera.Capture;
import lineside.ingest.camera.Exposure;
import lineside.ingest.encode.EncodedImage;
import org.jspecify.annotations.Nullable;

/** What a trigger brought, ready to be sent. */
sealed interface Shot {
  /**
   * An image for the frame topic.
   *
   * @param image the image
   * @param exposure when the camera says that it was exposed; null when it does not say
   */
  record Taken(EncodedImage image, @Nullable Exposure exposure) implements Shot {}

  /** No image was captured. */
  record Missed(Capture.Missed why) implements Shot {}

  /**
   * An image was captured and cannot be sent.
   *
   * @param why the reason
   * @param sizeBytes its encoded size, 0 when it was never encoded
   */
  record Spoilt(Capture.Missed why, int sizeBytes) implements Shot {}
}
