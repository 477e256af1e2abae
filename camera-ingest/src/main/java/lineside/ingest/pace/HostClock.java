package lineside.ingest.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wall clock of this machine, held against its monotonic clock: a step between two looks is
 * noticed, counted and logged, whether back or ahead. What it tells is the wall clock as it is set;
 * line time, intervals and ages do not come from it. Thread-safe.
 */
public final class HostClock implements InstantSource {
  private static final Logger LOG = LoggerFactory.getLogger(HostClock.class);

  /** Slewing clocks differ by less; a clock that is set differs by more. */
  private static final Duration STEP = Duration.ofMillis(500);

  /** Two readings that took longer are not of one moment. */
  private static final long TOGETHER_NANOS = Duration.ofMillis(100).toNanos();

  private static final long TOLD_NANOS = Duration.ofMinutes(1).toNanos();

  private final InstantSource wall;
  private final LongSupplier nanoTime;
  private final AtomicReference<Look> last;
  private final AtomicReference<@Nullable Step> lastStep = new AtomicReference<>();
  private final AtomicLong stepsBack = new AtomicLong();
  private final AtomicLong stepsAhead = new AtomicLong();

  /** Looks at both clocks now. */
  public HostClock(InstantSource wall, LongSupplier nanoTime) {
    this.wall = wall;
    this.nanoTime = nanoTime;
    this.last = new AtomicReference<>(new Look(wall.instant(), nanoTime.getAsLong()));
  }

  @Override
  public Instant instant() {
    long nanos = nanoTime.getAsLong();
    Instant now = wall.instant();
    if (nanoTime.getAsLong() - nanos > TOGETHER_NANOS) {
      // Held up between the two looks: they say nothing about each other.
      return now;
    }
    Look before = last.getAndSet(new Look(now, nanos));
    Duration step = Duration.between(before.at(), now).minusNanos(nanos - before.nanos());
    if (step.abs().compareTo(STEP) > 0) {
      note(now, nanos, step);
    }
    return now;
  }

  private void note(Instant now, long nanos, Duration step) {
    (step.isNegative() ? stepsBack : stepsAhead).incrementAndGet();
    lastStep.set(new Step(now, nanos, step));
    LOG.warn("the clock of this machine was set by {}; intervals are not affected", step);
  }

  /** The last step, for a minute after it; empty otherwise. */
  public String trouble() {
    Step step = lastStep.get();
    if (step == null || nanoTime.getAsLong() - step.nanos() > TOLD_NANOS) {
      return "";
    }
    return "the clock of this machine was set by %s to %s".formatted(step.by(), step.to());
  }

  /** How often the clock was set back. */
  public long stepsBack() {
    return stepsBack.get();
  }

  /** How often the clock was set ahead. */
  public long stepsAhead() {
    return stepsAhead.get();
  }

  private record Look(Instant at, long nanos) {}

  private record Step(Instant to, long nanos, Duration by) {}
}
