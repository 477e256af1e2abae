package lineside.ingest.agent;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.record.CameraWarning;

/**
 * Keeps a warning for ten seconds after it was last seen: one that comes and goes with every other
 * image is a change of state once, and not with every image. Used by one thread.
 */
final class HeldWarnings {
  private static final long HELD_NANOS = Duration.ofSeconds(10).toNanos();

  private final Map<CameraWarning, Long> seenNanos = new EnumMap<>(CameraWarning.class);

  /** Those that are seen now and those that are kept, in the order of the enumeration. */
  List<CameraWarning> with(List<CameraWarning> seen, long nowNanos) {
    seen.forEach(warning -> seenNanos.put(warning, nowNanos));
    seenNanos.values().removeIf(at -> nowNanos - at > HELD_NANOS);
    return List.copyOf(seenNanos.keySet());
  }
}
