package lineside.ingest.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import lineside.ingest.trigger.Foregone.Interruption;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an image each period by the monotonic clock. Ticks that passed while no trigger could be
 * accepted, or while ingest was down, are one request that stands for the time, with their
 * estimated number: nobody asks a camera for what is gone. Used by one thread.
 *
 * <p>Its position is the wall clock of the last tick. The part is named after camera and tick; a
 * clock that is set back does not make a name twice.
 */
public final class PeriodTriggers implements TriggerSource {
  /** Later than so many periods, ticks were missed; less is the jitter of a busy machine. */
  private static final double MISSED_AFTER_PERIODS = 1.5;

  private final PeriodSettings settings;
  private long nextNanos;
  private @Nullable Instant lastTick;
  private boolean isResumed;
  private boolean isTicking;

  /**
   * Ticks from the first {@link #next} on: other cameras may be opened between this one and that.
   */
  public PeriodTriggers(PeriodSettings settings) {
    this.settings = settings;
  }

  @Override
  public boolean isLive() {
    return true;
  }

  @Override
  public void resume(String position) {
    lastTick = Instant.ofEpochMilli(Long.parseLong(position));
    isResumed = true;
  }

  @Override
  public void open(long fromSequence) {
    isTicking = false;
  }

  @Override
  public Optional<TriggerRequest> next() {
    if (!isTicking) {
      isTicking = true;
      nextNanos = nanos();
    }
    Instant now = settings.clock().wall().instant();
    Instant last = lastTick;
    if (isResumed && last != null) {
      isResumed = false;
      Duration away = Duration.between(last, now);
      if (away.isNegative() || isMissed(away.toNanos())) {
        return Optional.of(interruption(last, now, away.toNanos() / period() - 1));
      }
    }
    long late = nanos() - nextNanos;
    if (late < 0) {
      return Optional.empty();
    }
    if (last != null && isMissed(late)) {
      long missed = late / period();
      nextNanos += missed * period();
      return Optional.of(interruption(last, now, missed));
    }
    nextNanos += period();
    Instant tick = last == null || now.isAfter(last) ? now : last.plusNanos(period());
    lastTick = tick;
    return Optional.of(
        TriggerRequest.live(partId(tick), 1, settings.recipeId())
            .withPosition(Long.toString(tick.toEpochMilli())));
  }

  @Override
  public long nanosUntilNext() {
    return isResumed || !isTicking ? 0 : Math.max(0, nextNanos - nanos());
  }

  private TriggerRequest interruption(Instant since, Instant until, long ticks) {
    Interruption interruption = new Interruption(since, until, Math.max(0, ticks));
    lastTick = until.isAfter(since) ? until : since;
    return TriggerRequest.live(interruption.partId(), 1, settings.recipeId())
        .withPosition(Long.toString(until.toEpochMilli()))
        .without(interruption.foregone());
  }

  private boolean isMissed(long nanos) {
    return nanos > MISSED_AFTER_PERIODS * period();
  }

  private String partId(Instant tick) {
    return settings.cameraId() + "/" + tick.toEpochMilli();
  }

  private long period() {
    return settings.period().toNanos();
  }

  private long nanos() {
    return settings.clock().nanoTime().getAsLong();
  }

  @Override
  public void close() {
    // Holds nothing open.
  }
}
