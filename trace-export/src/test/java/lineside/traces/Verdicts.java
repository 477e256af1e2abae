package lineside.traces;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/** Verdicts as the MES gets them. */
final class Verdicts {
  static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");
  static final long NOW_MICROS = NOW.toEpochMilli() * 1000;

  private Verdicts() {}

  /**
   * Two pictures, 1 and 2 ms after {@link #NOW}, evaluated after 31 and 42 ms, decided at 50 ms.
   */
  static PartVerdict ofTwoViews(String part) {
    List<ViewVerdict> views = new ArrayList<>();
    views.add(view(part, "a-top", NOW_MICROS + 1_000, NOW_MICROS + 31_000));
    views.add(view(part, "a-side", NOW_MICROS + 2_000, NOW_MICROS + 42_000));
    return part(part, views, List.of()).setResultEvaluation(ResultEvaluation.NOT_OK).build();
  }

  /** A picture that came and one that was lost. */
  static PartVerdict ofALostView(String part) {
    List<ViewVerdict> views = new ArrayList<>();
    views.add(view(part, "a-top", NOW_MICROS + 1_000, NOW_MICROS + 31_000));
    views.add(view(part, "a-side", null, NOW_MICROS + 49_000));
    return part(part, views, List.of("a-side")).build();
  }

  /** A later word on the same part. */
  static PartVerdict revisionOf(PartVerdict verdict) {
    return PartVerdict.newBuilder(verdict)
        .setRevision(verdict.getRevision() + 1)
        .setVerdictId(Identities.verdictId(verdict.getInspectionId(), verdict.getRevision() + 1))
        .setSupersedes(verdict.getVerdictId())
        .setDecidedAtMicros(NOW_MICROS + 900_000)
        .build();
  }

  private static PartVerdict.Builder part(
      String part, List<ViewVerdict> views, List<String> missing) {
    String inspection = Identities.inspectionId("line-a", part, 1);
    return PartVerdict.newBuilder()
        .setVerdictId(Identities.verdictId(inspection, 0))
        .setInspectionId(inspection)
        .setRevision(0)
        .setRevisionReason("")
        .setLineId("line-a")
        .setPartId(part)
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setResultEvaluation(ResultEvaluation.UNDEFINED)
        .setIsPartial(!missing.isEmpty())
        .setIsSimulated(false)
        .setViews(views)
        .setMissingCameras(missing)
        .setProcessReadings(Map.of())
        .setFirstTriggeredAt(NOW)
        .setDecidedAt(NOW)
        .setDecidedAtMicros(NOW_MICROS + 50_000);
  }

  private static ViewVerdict view(
      String part, String camera, @Nullable Long acquiredAt, long evaluatedAt) {
    return ViewVerdict.newBuilder()
        .setViewId(Identities.viewId(camera, 0, 7))
        .setInspectionId(Identities.inspectionId("line-a", part, 1))
        .setLineId("line-a")
        .setStationId("a1")
        .setCameraId(camera)
        .setEpoch(0)
        .setSequence(7)
        .setTriggeredAt(NOW)
        .setPartId(part)
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setIsSimulated(false)
        .setResultEvaluation(
            acquiredAt == null ? ResultEvaluation.UNDEFINED : ResultEvaluation.NOT_OK)
        .setUndefinedReason(UndefinedReason.NONE)
        .setDetail("")
        .setFindings(List.of())
        .setScore(acquiredAt == null ? null : 0.75f)
        .setWidthPx(640)
        .setHeightPx(480)
        .setAcquiredAtMicros(acquiredAt)
        .setInferMicros(acquiredAt == null ? null : 21_000)
        .setEvaluatedAtMicros(evaluatedAt)
        .setBatchSize(1)
        .build();
  }
}
