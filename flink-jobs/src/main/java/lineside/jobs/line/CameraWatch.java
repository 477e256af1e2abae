package lineside.jobs.line;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches in processing time which cameras of a line have gone silent. Transient: an attempt of the
 * job begins with every camera heard just now. Not thread-safe.
 */
final class CameraWatch {
  private final long silenceMillis;
  private final Map<String, Long> heardAtMillis = new HashMap<>();

  CameraWatch(long silenceMillis) {
    this.silenceMillis = silenceMillis;
  }

  /** A message of the camera came through the inspection chain. */
  void heard(String cameraId, long nowMillis) {
    heardAtMillis.put(cameraId, nowMillis);
  }

  /**
   * Cameras among {@code awaited} that have been silent too long while some other camera of the line
   * was not: when all are silent, it is not the cameras.
   *
   * @param others cameras that hold nobody back count as heard
   */
  List<String> silent(Collection<String> awaited, Collection<String> others, long nowMillis) {
    awaited.forEach(cameraId -> heardAtMillis.putIfAbsent(cameraId, nowMillis));
    boolean anyHeard =
        !others.isEmpty() || awaited.stream().anyMatch(cameraId -> !isSilent(cameraId, nowMillis));
    List<String> silent = new ArrayList<>();
    if (anyHeard) {
      for (String cameraId : awaited) {
        if (isSilent(cameraId, nowMillis)) {
          silent.add(cameraId);
        }
      }
    }
    return silent;
  }

  private boolean isSilent(String cameraId, long nowMillis) {
    return nowMillis - heardAtMillis.getOrDefault(cameraId, nowMillis) >= silenceMillis;
  }
}
