package lineside.ingest.camera;

import java.time.Instant;
import java.util.List;
import lineside.ingest.pace.Pace;

/**
 * Cameras that play on one line time: at {@link Pace#MAX} they stay within the allowed skew of each
 * other.
 *
 * @param cameras at least one
 * @param pace how line time passes
 * @param recordedAt line time zero at {@link Pace#MAX}; at {@link Pace#REALTIME} zero is the moment
 *     of the start
 */
public record CameraSet(List<Camera> cameras, Pace pace, Instant recordedAt) {
  /** Copies the list. */
  public CameraSet {
    cameras = List.copyOf(cameras);
    if (cameras.isEmpty()) {
      throw new IllegalArgumentException("a camera set has no camera");
    }
  }
}
