package lineside.ingest.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * Line time as fast as possible: nobody runs further ahead of the slowest camera than the allowed
 * skew, so that the line clock, which is the minimum over the cameras, moves smoothly and nothing
 * piles up behind it. Thread-safe.
 */
public final class Lockstep implements LineTime {
  private final Instant recordedAt;
  private final long maxSkewMillis;
  private final Map<String, Long> nextOffsetByCamera = new HashMap<>();

  /** Begins with all of {@code cameraIds} at offset 0. */
  public Lockstep(Instant recordedAt, Duration maxSkew, Collection<String> cameraIds) {
    this.recordedAt = recordedAt;
    this.maxSkewMillis = maxSkew.toMillis();
    cameraIds.forEach(id -> nextOffsetByCamera.put(id, 0L));
  }

  @Override
  public Instant at(long offsetMillis) {
    return recordedAt.plusMillis(offsetMillis);
  }

  @Override
  public Instant now(long offsetMillis) {
    return at(offsetMillis);
  }

  @Override
  public long nowMillis(long offsetMillis) {
    return offsetMillis;
  }

  @Override
  public synchronized void expect(String cameraId, long offsetMillis) {
    nextOffsetByCamera.replace(cameraId, offsetMillis);
  }

  @Override
  public synchronized boolean isDue(long offsetMillis) {
    if (nextOffsetByCamera.isEmpty()) {
      return true;
    }
    return offsetMillis <= Collections.min(nextOffsetByCamera.values()) + maxSkewMillis;
  }

  @Override
  public synchronized void leave(String cameraId) {
    nextOffsetByCamera.remove(cameraId);
  }
}
