package lineside.ingest.pace;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Line time at the rate of the monotonic clock, starting at construction. Thread-safe, immutable.
 */
public final class RealTime implements LineTime {
  private final IngestClock clock;
  private final Instant startAt;
  private final long startNanos;
  private final long originMillis;

  /**
   * Starts now.
   *
   * @param originMillis offset that is now: 0, where an interrupted recording is taken up again,
   *     or, less than 0, how long there is until the first trigger
   */
  public RealTime(IngestClock clock, long originMillis) {
    this.clock = clock;
    this.originMillis = originMillis;
    this.startAt = clock.wall().instant();
    this.startNanos = clock.nanoTime().getAsLong();
  }

  @Override
  public Instant at(long offsetMillis) {
    return startAt.plusMillis(offsetMillis - originMillis);
  }

  @Override
  public Instant now(long offsetMillis) {
    return startAt.plusNanos(elapsedNanos());
  }

  @Override
  public long nowMillis(long offsetMillis) {
    return Math.max(
        Math.max(0, offsetMillis), originMillis + TimeUnit.NANOSECONDS.toMillis(elapsedNanos()));
  }

  @Override
  public void expect(String cameraId, long offsetMillis) {
    // The clock waits for nobody.
  }

  @Override
  public boolean isDue(long offsetMillis) {
    return elapsedNanos() >= TimeUnit.MILLISECONDS.toNanos(offsetMillis - originMillis);
  }

  @Override
  public long nanosUntil(long offsetMillis) {
    return Math.max(0, TimeUnit.MILLISECONDS.toNanos(offsetMillis - originMillis) - elapsedNanos());
  }

  @Override
  public void leave(String cameraId) {
    // The clock waits for nobody.
  }

  private long elapsedNanos() {
    return clock.nanoTime().getAsLong() - startNanos;
  }
}
