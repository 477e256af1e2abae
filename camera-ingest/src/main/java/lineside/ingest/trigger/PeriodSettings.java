package lineside.ingest.trigger;

import java.time.Duration;
import lineside.ingest.pace.IngestClock;

/**
 * A software trigger.
 *
 * @param cameraId camera, for the names of parts
 * @param recipeId recipe to inspect by
 * @param period time between two images, at least 1 ms
 * @param clock the machine's clocks
 */
public record PeriodSettings(String cameraId, String recipeId, Duration period, IngestClock clock) {
  /** Checks the period. */
  public PeriodSettings {
    if (period.toMillis() < 1) {
      throw new IllegalArgumentException("period is " + period + ", at least 1 ms");
    }
  }
}
