package lineside.jobs.verdict;

import java.time.Instant;
import java.util.Objects;
import java.util.function.LongSupplier;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Loss;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/** Writes verdict records with their ids and times. */
final class VerdictWriter {
  private final ProcessMemory process;
  private final LongSupplier wallClockMicros;

  VerdictWriter(ProcessMemory process, LongSupplier wallClockMicros) {
    this.process = process;
    this.wallClockMicros = wallClockMicros;
  }

  ViewVerdict lost(Trigger trigger, Loss loss, @Nullable Recipe recipe) {
    return UndefinedViews.lost(trigger, loss, recipe, wallClockMicros.getAsLong());
  }

  ViewVerdict missing(Trigger trigger, @Nullable Recipe recipe) {
    return UndefinedViews.missing(trigger, recipe, wallClockMicros.getAsLong());
  }

  PartVerdict first(Inspection inspection, PartDecision decision, long nowMillis) {
    return verdict(inspection, decision, nowMillis)
        .setRevision(0)
        .setVerdictId(Identities.verdictId(inspection.inspectionId, 0))
        .setSupersedes(null)
        .setRevisionReason("")
        .build();
  }

  PartVerdict revision(
      Inspection inspection, PartDecision decision, String reason, long nowMillis) {
    PartVerdict before = Objects.requireNonNull(inspection.verdict, "nothing to revise");
    int revision = before.getRevision() + 1;
    return verdict(inspection, decision, nowMillis)
        .setRevision(revision)
        .setVerdictId(Identities.verdictId(inspection.inspectionId, revision))
        .setSupersedes(before.getVerdictId())
        .setRevisionReason(reason)
        .build();
  }

  private PartVerdict.Builder verdict(
      Inspection inspection, PartDecision decision, long nowMillis) {
    Long acquiredAt =
        decision.views().stream()
            .map(ViewVerdict::getAcquiredAtMicros)
            .filter(Objects::nonNull)
            .max(Long::compare)
            .orElse(null);
    return PartVerdict.newBuilder()
        .setInspectionId(inspection.inspectionId)
        .setLineId(inspection.lineId)
        .setPartId(inspection.partId)
        .setAttempt(inspection.attempt)
        .setRecipeId(inspection.recipeId)
        .setResultEvaluation(decision.evaluation())
        .setIsPartial(decision.isPartial())
        .setIsSimulated(inspection.isSimulated)
        .setViews(decision.views())
        .setMissingCameras(decision.missingCameras())
        .setContext(inspection.context)
        .setProcessReadings(process.readings().at(inspection.firstTriggeredAtMillis))
        .setProcessScores(process.sense().at(inspection.firstTriggeredAtMillis))
        .setFirstTriggeredAt(Instant.ofEpochMilli(inspection.firstTriggeredAtMillis))
        .setDecidedAt(Instant.ofEpochMilli(decidedAtMillis(inspection, nowMillis)))
        .setAcquiredAtMicros(acquiredAt)
        .setDecidedAtMicros(wallClockMicros.getAsLong());
  }

  /** A clock that has not begun or has ended gives no time: then the part's own bounds do. */
  private static long decidedAtMillis(Inspection inspection, long nowMillis) {
    return Math.min(
        Math.max(nowMillis, inspection.firstTriggeredAtMillis), inspection.closesAtMillis());
  }
}
