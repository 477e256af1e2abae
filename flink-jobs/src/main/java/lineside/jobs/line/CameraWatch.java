package lineside.jobs.line;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches in processing time which cameras of a line have gone silent. Transient: an attempt of the
 * job gives every camera its full patience anew. Not thread-safe.
 */
final class CameraWatch {
  /**
   * Times the patience with a camera whose triggers wait for their frames: those of another camera
   * may be before them in the inspection.
   */
  private static final int BACKLOG_PATIENCE = 6;

  /** Times the patience with a line that no recipe names, from its latest event. */
  private static final int UNKNOWN_LINE_PATIENCE = 6;

  private final long silenceMillis;
  private long latestEventMillis;
  private long nextLookMillis;
  private final Map<String, Long> heardAtMillis = new HashMap<>();
  private final Map<String, Long> watchedSinceMillis = new HashMap<>();
  private final Map<String, Held> held = new HashMap<>();

  /** Where a camera is held back, and since when. */
  private record Held(long positionMillis, long sinceMillis) {}

  /**
   * The cameras of a line.
   *
   * @param awaited that hold the line's clock
   * @param behind of these, those whose triggers wait for frames
   * @param released that hold nobody back; they count as heard
   */
  record Awaited(
      Collection<String> awaited, Collection<String> behind, Collection<String> released) {}

  CameraWatch(long silenceMillis, long nowMillis) {
    this.silenceMillis = silenceMillis;
    this.latestEventMillis = nowMillis;
  }

  /** When the line is looked at next. */
  void looksNextAt(long millis) {
    nextLookMillis = millis;
  }

  /** When the line is looked at next. */
  long nextLookMillis() {
    return nextLookMillis;
  }

  /** Anything was heard of the line. */
  void eventHeard(long nowMillis) {
    latestEventMillis = nowMillis;
  }

  /** Whether nothing was heard of the line for so long that one which no recipe names is none. */
  boolean isOverIfUnknown(long nowMillis) {
    return nowMillis - latestEventMillis >= UNKNOWN_LINE_PATIENCE * silenceMillis;
  }

  /** A message of the camera came through the inspection chain. */
  void heard(String cameraId, long nowMillis) {
    heardAtMillis.put(cameraId, nowMillis);
  }

  /**
   * Whether a camera is held back at one place for so long that what its statements count will not
   * come: it went to another line, or was lost.
   */
  boolean isOverdue(String cameraId, Progress progress, long nowMillis) {
    if (!progress.isHeldBack()) {
      held.remove(cameraId);
      return false;
    }
    Held before = held.get(cameraId);
    if (before == null || before.positionMillis() != progress.positionMillis()) {
      held.put(cameraId, new Held(progress.positionMillis(), nowMillis));
      return false;
    }
    return nowMillis - before.sinceMillis() >= BACKLOG_PATIENCE * silenceMillis;
  }

  /**
   * How far a camera is on the line's clock.
   *
   * @param isHeldBack whether statements of it wait for what they count
   * @param positionMillis event time
   */
  record Progress(boolean isHeldBack, long positionMillis) {}

  /**
   * Cameras among {@code awaited} that have been silent too long while some other camera of the
   * line was not: when all are silent, it is not the cameras.
   */
  List<String> silent(Awaited cameras, long nowMillis) {
    Collection<String> awaited = cameras.awaited();
    awaited.forEach(cameraId -> watchedSinceMillis.putIfAbsent(cameraId, nowMillis));
    boolean anyHeard =
        !cameras.released().isEmpty()
            || awaited.stream().anyMatch(cameraId -> isAlive(cameraId, nowMillis));
    List<String> silent = new ArrayList<>();
    if (anyHeard) {
      for (String cameraId : awaited) {
        long patience =
            cameras.behind().contains(cameraId) ? BACKLOG_PATIENCE * silenceMillis : silenceMillis;
        if (isSilent(cameraId, patience, nowMillis)) {
          silent.add(cameraId);
        }
      }
    }
    return silent;
  }

  /** Heard well within the patience, so that one that fell silent with the rest is no witness. */
  private boolean isAlive(String cameraId, long nowMillis) {
    Long heard = heardAtMillis.get(cameraId);
    return heard != null && nowMillis - heard < silenceMillis / 2;
  }

  private boolean isSilent(String cameraId, long patienceMillis, long nowMillis) {
    long since = watchedSinceMillis.getOrDefault(cameraId, nowMillis);
    return nowMillis - heardAtMillis.getOrDefault(cameraId, since) >= patienceMillis;
  }
}
