package lineside.jobs.inspection;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lineside.schemas.identity.Identities;
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
    return ViewVerdict.newBuilder()
        .setViewId(trigger.getViewId())
        .setInspectionId(
            Identities.inspectionId(trigger.getLineId(), trigger.getPartId(), trigger.getAttempt()))
        .setLineId(trigger.getLineId())
        .setStationId(stationId)
        .setCameraId(trigger.getCameraId())
        .setEpoch(trigger.getEpoch())
        .setSequence(trigger.getSequence())
        .setTriggeredAt(trigger.getTriggeredAt())
        .setPartId(trigger.getPartId())
        .setAttempt(trigger.getAttempt())
        .setRecipeId(trigger.getRecipeId())
        .setEncoderPositionMm(trigger.getEncoderPositionMm())
        .setIsSimulated(trigger.getIsSimulated())
        .setUndefinedReason(UndefinedReason.NONE)
        .setDetail("")
        .setWidthPx(0)
        .setHeightPx(0)
        .setFindings(List.of())
        .setEvaluatedAtMicros(micros(clock.instant()))
        .setBatchSize(0);
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * MICROS_PER_SECOND
        + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
  }
}
