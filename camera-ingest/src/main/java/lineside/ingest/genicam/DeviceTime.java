package lineside.ingest.genicam;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import lineside.ingest.camera.Exposure;

/**
 * Maps the clock of a camera to UTC: of the last images, the one that took the shortest way says
 * how the two clocks differ, and the spread of the ways is the uncertainty. The way itself, some
 * milliseconds for an image on a network, is part of the mapped time. A camera that starts its
 * clock again is followed. Used by one thread.
 */
final class DeviceTime {
  private static final int REMEMBERED = 64;

  /** Beyond this the clock was set or started again, and nothing remembered holds. */
  private static final long JUMP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final long[] lagNanos = new long[REMEMBERED];
  private int seen;

  /**
   * When an image was exposed.
   *
   * @param deviceNanos by the camera's clock
   * @param arrivalNanos when its last packet arrived, nanoseconds since 1970 (UTC)
   */
  Exposure exposure(long deviceNanos, long arrivalNanos) {
    long lag = arrivalNanos - deviceNanos;
    if (seen > 0 && Math.abs(lag - lagNanos[(seen - 1) % REMEMBERED]) > JUMP_NANOS) {
      seen = 0;
    }
    lagNanos[seen++ % REMEMBERED] = lag;
    long[] known = Arrays.copyOf(lagNanos, Math.min(seen, REMEMBERED));
    long least = Arrays.stream(known).min().orElse(lag);
    long most = Arrays.stream(known).max().orElse(lag);
    long utcNanos = deviceNanos + least;
    long second = TimeUnit.SECONDS.toNanos(1);
    return new Exposure(
        Instant.ofEpochSecond(Math.floorDiv(utcNanos, second), Math.floorMod(utcNanos, second)),
        Duration.ofNanos(most - least));
  }
}
