package lineside.ingest.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Both clocks of ingest, moved by the test. Thread-safe. */
public final class ManualClock {
  private final Instant start;
  private final AtomicLong elapsedNanos = new AtomicLong();

  public ManualClock(Instant start) {
    this.start = start;
  }

  public IngestClock ingestClock() {
    return new IngestClock(this::now, () -> Long.MAX_VALUE - 5_000_000_000L + elapsedNanos.get());
  }

  public Instant now() {
    return start.plusNanos(elapsedNanos.get());
  }

  public void advance(Duration duration) {
    elapsedNanos.addAndGet(duration.toNanos());
  }
}
