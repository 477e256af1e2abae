package lineside.footage.scenario;

/**
 * A spell in which a camera fails: it concerns the triggers in {@code [from, from + length)}.
 *
 * @param cameraId camera
 * @param kind what is wrong
 * @param fromSeconds start, line time
 * @param lengthSeconds length
 */
public record FaultSpec(String cameraId, FaultKind kind, double fromSeconds, double lengthSeconds) {

  public boolean covers(long offsetMillis) {
    double seconds = offsetMillis / 1000.0;
    return seconds >= fromSeconds && seconds < fromSeconds + lengthSeconds;
  }
}
