package lineside.ingest.camera;

import java.io.Closeable;
import java.io.IOException;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.CameraHealth;
import org.jspecify.annotations.Nullable;

/**
 * Delivers images: the seam behind which clips, folders and, later, network and USB cameras stand.
 * Used by one thread.
 *
 * <p>A picture that is missing or unreadable is a {@link Capture.Missed}; an {@link IOException}
 * says that the source as a whole does not answer. It is then closed and opened again at the next
 * trigger.
 */
public interface FrameSource extends Closeable {
  /**
   * Connects to the source; also after {@link #close()}.
   *
   * @throws IOException when it does not answer
   */
  void open() throws IOException;

  /**
   * Captures the image for one trigger; called in trigger order.
   *
   * @throws IOException when the source no longer answers
   */
  Capture capture(TriggerRequest request) throws IOException;

  /**
   * Why the source does not answer although nothing was asked of it; empty when all is well and
   * from sources that only speak when they are asked.
   */
  default String trouble() {
    return "";
  }

  /** What the images say about the camera; null when nobody watches them. Any thread. */
  default @Nullable CameraHealth health() {
    return null;
  }
}
