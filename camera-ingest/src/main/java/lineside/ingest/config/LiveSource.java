package lineside.ingest.config;

import java.time.Duration;
import lineside.ingest.genicam.GigeSettings;
import lineside.ingest.stream.StreamAddress;

/** Where the images of a camera come from that is no recording. */
public sealed interface LiveSource {
  /** Images that somebody else leaves in the folder of the camera. */
  record DroppedFiles() implements LiveSource {}

  /** Images that somebody else sends by HTTP. */
  record Pushed() implements LiveSource {}

  /**
   * A network stream.
   *
   * @param address where it is
   * @param timeout how long to wait for an image
   * @param trigger what asks for images
   */
  record Stream(StreamAddress address, Duration timeout, TriggerConfig trigger)
      implements LiveSource {}

  /**
   * A GigE Vision camera.
   *
   * @param settings how it is reached and set
   * @param trigger what asks for images
   */
  record Gige(GigeSettings settings, TriggerConfig trigger) implements LiveSource {}

  /**
   * A camera at a video device of this machine.
   *
   * @param device number of the device
   * @param trigger what asks for images
   */
  record Usb(int device, TriggerConfig trigger) implements LiveSource {}
}
