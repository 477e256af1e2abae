package lineside.ingest.agent;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether an agent was told to stop, and whether it has waited for Kafka long enough since. Used by
 * one thread.
 */
final class StopRequest {
  /** How long an agent that was told to stop waits for the next answer of Kafka. */
  private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();

  private final LongSupplier nanoTime;
  private boolean isMade;
  private long madeNanos;

  StopRequest(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The agent shall stop. */
  void make() {
    isMade = true;
    madeNanos = nanoTime.getAsLong();
  }

  /** Whether it shall stop and Kafka has taken nothing for too long, by when it last took any. */
  boolean isWaitedOut(long lastTakenNanos) {
    long nowNanos = nanoTime.getAsLong();
    return isMade
        && nowNanos - madeNanos > PATIENCE_NANOS
        && nowNanos - lastTakenNanos > PATIENCE_NANOS;
  }
}
