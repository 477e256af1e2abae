package lineside.jobs.line;

import java.util.HashMap;
import java.util.Map;

/** State of a {@link LineClock}: a Flink POJO, one small entry a camera. */
public final class ClockState {
  /** By camera id. */
  public Map<String, CameraPosition> cameras = new HashMap<>();

  /** Latest finite time reached; the clock never goes back behind it. */
  public long reachedMillis = LineClock.NEVER;

  /** Announcements of triggers that nobody could read and whose sequence is not known yet. */
  public long unreadableTriggers;

  /** Records of losses that nobody could read and that no camera's count has missed yet. */
  public long unreadableLosses;

  /** A clock that nothing has moved. */
  public ClockState() {}
}
