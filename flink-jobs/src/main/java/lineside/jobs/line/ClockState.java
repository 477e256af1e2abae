package lineside.jobs.line;

import java.util.HashMap;
import java.util.Map;

/** State of a {@link LineClock}: a Flink POJO, one small entry a camera. */
public final class ClockState {
  /** By camera id. */
  public Map<String, CameraPosition> cameras = new HashMap<>();

  /** Latest finite time reached; the clock never goes back behind it. */
  public long reachedMillis = LineClock.NEVER;

  /** A clock that nothing has moved. */
  public ClockState() {}
}
