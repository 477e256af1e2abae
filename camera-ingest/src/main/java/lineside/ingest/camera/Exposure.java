package lineside.ingest.camera;

import java.time.Duration;
import java.time.Instant;

/**
 * When an image was exposed, by the camera's own clock mapped to UTC.
 *
 * @param at begin of the exposure as the camera states it
 * @param uncertainty how far {@code at} may be off, at least 0
 */
public record Exposure(Instant at, Duration uncertainty) {
  /** Checks the uncertainty. */
  public Exposure {
    if (uncertainty.isNegative()) {
      throw new IllegalArgumentException("uncertainty is " + uncertainty + ", at least 0");
    }
  }
}
