package lineside.ingest.pace;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The two clocks of ingest.
 *
 * @param wall wall clock, for events
 * @param nanoTime monotonic clock in nanoseconds, for durations
 */
public record IngestClock(InstantSource wall, LongSupplier nanoTime) {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;

  /** The clocks of this machine. */
  public static IngestClock system() {
    return new IngestClock(
        new HostClock(InstantSource.system(), System::nanoTime), System::nanoTime);
  }

  /** What is wrong with the wall clock, in words; empty when nothing is. */
  public String trouble() {
    return wall instanceof HostClock host ? host.trouble() : "";
  }

  /** Wall clock in microseconds since 1970 (UTC). */
  public long wallMicros() {
    var now = wall.instant();
    return now.getEpochSecond() * MICROS_PER_SECOND + now.getNano() / NANOS_PER_MICRO;
  }
}
