package lineside.ingest.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Both clocks of ingest, moved by the test. Thread-safe. */
public final class ManualClock {
  private final Instant start;
  private final AtomicLong elapsedNanos = new AtomicLong();
  private final AtomicLong setByNanos = new AtomicLong();

  public ManualClock(Instant start) {
    this.start = start;
  }

  public IngestClock ingestClock() {
    return new IngestClock(this::now, () -> Long.MAX_VALUE - 5_000_000_000L + elapsedNanos.get());
  }

  public Instant now() {
    return start.plusNanos(elapsedNanos.get() + setByNanos.get());
  }

  /** Sets the wall clock by {@code step}; the other clock goes on as it did. */
  public void set(Duration step) {
    setByNanos.addAndGet(step.toNanos());
  }

  public void advance(Duration duration) {
    elapsedNanos.addAndGet(duration.toNanos());
  }
}
