package lineside.jobs.inspection;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import lineside.jobs.verdict.Triggers;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;

/** Starts view verdicts from the trigger that asked for them. Thread-safe. */
final class ViewVerdicts {
  private static final long MICROS_PER_SECOND = TimeUnit.SECONDS.toMicros(1);

  private final Clock clock;

  /** Takes the wall clock that stamps the verdicts. */
  ViewVerdicts(Clock clock) {
    this.clock = clock;
  }

  /**
   * A verdict without evidence.
   *
   * @param stationId station according to the recipe; empty when the recipe is unknown
   * @param reason why, not NONE
   * @param detail words for a person
   */
  ViewVerdict undefined(Trigger trigger, String stationId, UndefinedReason reason, String detail) {
    return begun(trigger, stationId)
        .setResultEvaluation(ResultEvaluation.UNDEFINED)
        .setUndefinedReason(reason)
        .setDetail(detail)
        .build();
  }

  /** A verdict with everything but its outcome; no picture, no model, now. */
  ViewVerdict.Builder begun(Trigger trigger, String stationId) {
    return Triggers.verdictOn(trigger, stationId).setEvaluatedAtMicros(micros(clock.instant()));
  }

  /** Microseconds since 1970. */
  static long micros(Instant instant) {
    return instant.getEpochSecond() * MICROS_PER_SECOND
        + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
  }
}
