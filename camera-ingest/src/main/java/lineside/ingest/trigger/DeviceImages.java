package lineside.ingest.trigger;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * Images that a device takes by itself, at a signal on its own input or by its own clock, each with
 * the device's count. The frame source of such a camera is one. Used by one thread.
 */
public interface DeviceImages {
  /**
   * Count of the next image that has arrived and was not captured yet; empty when none has. Does
   * not wait, and tells the same image until it is captured or passed over.
   *
   * @throws IOException when the device does not answer
   */
  OptionalLong arrived() throws IOException;

  /** How the device counts. */
  default CounterRange range() {
    return CounterRange.ENDLESS;
  }
}
