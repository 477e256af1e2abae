package lineside.ingest.agent;

import java.util.List;
import java.util.function.LongSupplier;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.CameraWarning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a camera stands: connected or absent, and what it is warned of. What changes is logged once.
 * Used by one thread.
 */
final class Standing {
  private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

  private final String cameraId;
  private final LongSupplier nanoTime;
  private final HeldWarnings held = new HeldWarnings();
  private CameraStatus status = CameraStatus.CONNECTED;
  private List<CameraWarning> warnings = List.of();

  Standing(String cameraId, LongSupplier nanoTime) {
    this.cameraId = cameraId;
    this.nanoTime = nanoTime;
  }

  CameraStatus status() {
    return status;
  }

  /** The camera has ended, one way or the other; nothing is logged. */
  void end(CameraStatus now) {
    status = now;
  }

  /**
   * Looks at the camera.
   *
   * @return whether it stands otherwise than before
   */
  boolean look(Shutter shutter) {
    CameraStatus now = shutter.trouble().isEmpty() ? CameraStatus.CONNECTED : CameraStatus.ABSENT;
    List<CameraWarning> seen = held.with(shutter.warnings(), nanoTime.getAsLong());
    if (now == status && seen.equals(warnings)) {
      return false;
    }
    LOG.warn(
        "camera changes from {} {} to {} {} (camera={}) {}",
        status,
        warnings,
        now,
        seen,
        cameraId,
        shutter.trouble());
    status = now;
    warnings = seen;
    return true;
  }
}
