package lineside.cli.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmState;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Pattern;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;

/** Complete records with few words; every field that a test does not name has a plain value. */
public final class SampleRecords {
  public static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  public static final float THRESHOLD = 0.6f;

  private SampleRecords() {}

  public static Trigger trigger(String partId, String cameraId, long sequence) {
    return Trigger.newBuilder()
        .setViewId(Identities.viewId(cameraId, 1, sequence))
        .setLineId("line-a")
        .setCameraId(cameraId)
        .setEpoch(1)
        .setSequence(sequence)
        .setTriggeredAt(START)
        .setPartId(partId)
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setIsSimulated(true)
        .build();
  }

  public static ViewVerdict view(String partId, float score) {
    return ViewVerdict.newBuilder()
        .setViewId("view-of-" + partId)
        .setInspectionId(Identities.inspectionId("line-a", partId, 1))
        .setLineId("line-a")
        .setStationId("a1")
        .setCameraId("a-top")
        .setEpoch(1)
        .setSequence(0)
        .setTriggeredAt(START)
        .setPartId(partId)
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setIsSimulated(true)
        .setResultEvaluation(ResultEvaluation.OK)
        .setUndefinedReason(UndefinedReason.NONE)
        .setDetail("")
        .setScore(score)
        .setThreshold(THRESHOLD)
        .setWidthPx(640)
        .setHeightPx(480)
        .setFindings(List.of())
        .setAcquiredAtMicros(1_000_000L)
        .setEvaluatedAtMicros(0)
        .setBatchSize(1)
        .build();
  }

  public static Loss loss(String cameraId, long sequence) {
    return Loss.newBuilder()
        .setViewId(Identities.viewId(cameraId, 1, sequence))
        .setLineId("line-a")
        .setCameraId(cameraId)
        .setEpoch(1)
        .setSequence(sequence)
        .setTriggeredAt(START)
        .setPartId("A-" + sequence)
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setIsSimulated(true)
        .setReason(LossReason.INGEST_RESTARTED)
        .setStage(LossStage.BEFORE_CAPTURE)
        .setDetail("")
        .setRecordedAt(START)
        .build();
  }

  public static PartVerdict verdict(String partId, ResultEvaluation evaluation, float score) {
    return verdict(partId, 0, evaluation, score);
  }

  public static PartVerdict verdict(
      String partId, int revision, ResultEvaluation evaluation, float score) {
    String inspectionId = Identities.inspectionId("line-a", partId, 1);
    return PartVerdict.newBuilder()
        .setVerdictId(Identities.verdictId(inspectionId, revision))
        .setInspectionId(inspectionId)
        .setRevision(revision)
        .setRevisionReason("")
        .setLineId("line-a")
        .setPartId(partId)
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setResultEvaluation(evaluation)
        .setIsPartial(false)
        .setIsSimulated(true)
        .setViews(List.of(view(partId, score)))
        .setMissingCameras(List.of())
        .setProcessReadings(Map.of())
        .setFirstTriggeredAt(START)
        .setDecidedAt(START)
        .setAcquiredAtMicros(1_000_000L)
        .setDecidedAtMicros(0)
        .build();
  }

  public static Alarm alarm(String alarmId, int revision, int repeatCount) {
    return Alarm.newBuilder()
        .setAlarmId(alarmId)
        .setRevision(revision)
        .setLineId("line-a")
        .setStationId("a1")
        .setCameraId("")
        .setAlarmKind(AlarmKind.DEFECT_RATE)
        .setDefectKind("scratch")
        .setPriority(AlarmPriority.HIGH)
        .setSeverity(700)
        .setState(AlarmState.ACTIVE)
        .setIsAcknowledged(false)
        .setRaisedAt(START)
        .setChangedAt(START)
        .setRepeatCount(repeatCount)
        .setLastPartId("A-1")
        .setMessage("3 of 10")
        .setAction("look")
        .setCausedByAcquiredAtMicros(2_000_000L)
        .setEmittedAtMicros(0)
        .build();
  }

  public static LedgerEntry ledger(String cameraId, long triggered, long lost) {
    return LedgerEntry.newBuilder()
        .setLineId("line-a")
        .setCameraId(cameraId)
        .setPeriodStart(START)
        .setPeriodEnd(START.plusSeconds(60))
        .setTriggered(triggered)
        .setCaptured(triggered - lost)
        .setPublished(triggered - lost)
        .setLost(lost)
        .setLostAfterCapture(0)
        .setEvaluated(triggered - lost)
        .setDeadLettered(0)
        .setUnfit(0)
        .setViewVerdicts(triggered)
        .setUndefinedViews(lost)
        .setForeign(0)
        .setNeverTriggered(0)
        .setIsBalanced(true)
        .setImbalance("")
        .build();
  }

  public static Pattern pattern(String kind, FactorKind factorKind, String name, String value) {
    return Pattern.newBuilder()
        .setPatternId(kind + factorKind + value)
        .setReportId("report-1")
        .setLineId("line-a")
        .setStationId("a1")
        .setDefectKind(kind)
        .setTitle("")
        .setFactorKind(factorKind)
        .setFactorName(name)
        .setFactorValue(value)
        .setPartsWithDefect(20)
        .setPartsUnderFactor(100)
        .setPartsWithDefectElsewhere(2)
        .setPartsElsewhere(700)
        .setRateRatio(60)
        .setRateRatioLow(20)
        .setRateRatioHigh(200)
        .setPValue(1e-12)
        .setQValue(1e-11)
        .setTest("exact")
        .setFirstSeenAt(START)
        .setLastSeenAt(START)
        .setEvidenceSha256(List.of())
        .setSuspects(List.of())
        .setReportUri("")
        .build();
  }
}
