package lineside.jobs.line;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.Box;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Finding;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ProcessReading;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.wire.TrustedRecords;

/**
 * Records of a line with two cameras for tests: part n is triggered at second n on camera top and
 * 200 ms later on camera side, sequence n on both. Deadline 1 s, revision window 2 s, alarms at 2
 * of the last 4 parts.
 */
public final class LineRecords {
  public static final String LINE = "line-a";
  public static final String TOP = "top";
  public static final String SIDE = "side";
  public static final long EPOCH = 7000;
  public static final String RECIPE = "bracket";

  static {
    TrustedRecords.trust();
  }

  private LineRecords() {}

  public static Recipe recipe() {
    return Recipe.newBuilder()
        .setRecipeId(RECIPE)
        .setLineId(LINE)
        .setProductId("product-9")
        .setViews(
            List.of(
                new RecipeView(
                    TOP, "station-1", "upper", 0f, 0f, false, List.of(), List.of(), null),
                new RecipeView(
                    SIDE, "station-2", "left", 0f, 0f, false, List.of(), List.of(), null)))
        .setDeadlineMillis(1000)
        .setRevisionWindowMillis(2000)
        .setIsContinuous(false)
        .setMillimetresPerPixel(null)
        .setAlarmOccurrences(2)
        .setAlarmWindowParts(4)
        .setAlarmPriority(AlarmPriority.HIGH)
        .setAlarmAction("Stop the press.")
        .build();
  }

  /** A strip seen by camera top alone; parts are segments of coil c1. */
  public static Recipe strip() {
    return Recipe.newBuilder(recipe())
        .setViews(
            List.of(
                new RecipeView(
                    TOP, "station-1", "upper", 0f, 0f, false, List.of(), List.of(), null)))
        .setIsContinuous(true)
        .setMillimetresPerPixel(0.5)
        .build();
  }

  public static Instant at(String cameraId, long n) {
    return Instant.ofEpochMilli(n * 1000 + (cameraId.equals(SIDE) ? 200 : 0));
  }

  public static Trigger trigger(String cameraId, long n) {
    return trigger(cameraId, n, "part-" + n);
  }

  public static Trigger trigger(String cameraId, long n, String partId) {
    return Trigger.newBuilder()
        .setViewId(Identities.viewId(cameraId, EPOCH, n))
        .setLineId(LINE)
        .setCameraId(cameraId)
        .setEpoch(EPOCH)
        .setSequence(n)
        .setTriggeredAt(at(cameraId, n))
        .setPartId(partId)
        .setAttempt(1)
        .setRecipeId(RECIPE)
        .setEncoderPositionMm(null)
        .setIsSimulated(true)
        .build();
  }

  public static Loss loss(String cameraId, long n) {
    Trigger trigger = trigger(cameraId, n);
    return Loss.newBuilder()
        .setViewId(trigger.getViewId())
        .setLineId(LINE)
        .setCameraId(cameraId)
        .setEpoch(EPOCH)
        .setSequence(n)
        .setTriggeredAt(trigger.getTriggeredAt())
        .setPartId(trigger.getPartId())
        .setAttempt(1)
        .setRecipeId(RECIPE)
        .setEncoderPositionMm(null)
        .setIsSimulated(true)
        .setReason(LossReason.TRIGGER_DROPPED)
        .setStage(LossStage.BEFORE_CAPTURE)
        .setDetail("no reaction")
        .setRecordedAt(trigger.getTriggeredAt().plusMillis(50))
        .build();
  }

  public static ViewVerdict ok(String cameraId, long n) {
    return view(trigger(cameraId, n), ResultEvaluation.OK, List.of());
  }

  public static ViewVerdict notOk(String cameraId, long n, String kind) {
    return view(trigger(cameraId, n), ResultEvaluation.NOT_OK, List.of(finding(kind, 30)));
  }

  public static ViewVerdict undefined(String cameraId, long n, UndefinedReason reason) {
    return ViewVerdict.newBuilder(view(trigger(cameraId, n), ResultEvaluation.UNDEFINED, List.of()))
        .setUndefinedReason(reason)
        .build();
  }

  public static ViewVerdict view(
      Trigger trigger, ResultEvaluation evaluation, List<Finding> findings) {
    return ViewVerdict.newBuilder()
        .setViewId(trigger.getViewId())
        .setInspectionId(Identities.inspectionId(LINE, trigger.getPartId(), trigger.getAttempt()))
        .setLineId(LINE)
        .setStationId(trigger.getCameraId().equals(TOP) ? "station-1" : "station-2")
        .setCameraId(trigger.getCameraId())
        .setEpoch(trigger.getEpoch())
        .setSequence(trigger.getSequence())
        .setTriggeredAt(trigger.getTriggeredAt())
        .setPartId(trigger.getPartId())
        .setAttempt(trigger.getAttempt())
        .setRecipeId(trigger.getRecipeId())
        .setEncoderPositionMm(null)
        .setIsSimulated(true)
        .setResultEvaluation(evaluation)
        .setUndefinedReason(UndefinedReason.NONE)
        .setDetail("")
        .setScore(0.5f)
        .setThreshold(0.6f)
        .setUndecidableFrom(0.4f)
        .setModelSha256("ab".repeat(32))
        .setProvider("cpu")
        .setWidthPx(640)
        .setHeightPx(480)
        .setFindings(findings)
        .setEvidenceSha256(null)
        .setAcquiredAtMicros(trigger.getTriggeredAt().toEpochMilli() * 1000 + 17)
        .setDecodeMicros(400)
        .setInferMicros(6000)
        .setEvaluatedAtMicros(trigger.getTriggeredAt().toEpochMilli() * 1000 + 9017)
        .setBatchSize(2)
        .build();
  }

  /** A finding of 40 columns from {@code xPx}, touching neither end. */
  public static Finding finding(String kind, int xPx) {
    return Finding.newBuilder()
        .setKind(kind)
        .setScore(0.9f)
        .setAreaPx(310.5)
        .setBox(new Box(xPx, 50, 40, 12))
        .setCentreX(0.1f)
        .setCentreY(0.2f)
        .setPositionMm(null)
        .setTouchesStart(false)
        .setTouchesEnd(false)
        .setContinuesPrevious(false)
        .setEvidenceSha256("cd".repeat(32))
        .build();
  }

  /** A mark of a camera that lost nothing. */
  public static CameraState mark(String cameraId, long atMillis, long triggered) {
    return mark(cameraId, atMillis, triggered, 0, CameraStatus.CONNECTED);
  }

  public static CameraState mark(
      String cameraId, long atMillis, long triggered, long lost, CameraStatus status) {
    return CameraState.newBuilder()
        .setLineId(LINE)
        .setCameraId(cameraId)
        .setEpoch(EPOCH)
        .setStatus(status)
        .setAt(Instant.ofEpochMilli(atMillis))
        .setTriggered(triggered)
        .setCaptured(triggered - lost)
        .setPublished(triggered - lost)
        .setLost(lost)
        .setLostAfterCapture(0)
        .setDetail("")
        .build();
  }

  public static PartContext context(long n, String palletId) {
    return PartContext.newBuilder()
        .setLineId(LINE)
        .setPartId("part-" + n)
        .setAttempt(1)
        .setProductId("product-9")
        .setOrderId("order-4")
        .setLotId("lot-2")
        .setToolId("tool-1")
        .setPalletId(palletId)
        .setAt(at(TOP, n))
        .build();
  }

  public static ProcessReading reading(String quantity, double value, long atMillis) {
    return new ProcessReading(LINE, quantity, value, "Cel", Instant.ofEpochMilli(atMillis));
  }

  /** A good part without views. */
  public static PartVerdict verdict(long n, int revision) {
    String inspectionId = Identities.inspectionId(LINE, "part-" + n, 1);
    return PartVerdict.newBuilder()
        .setVerdictId(Identities.verdictId(inspectionId, revision))
        .setInspectionId(inspectionId)
        .setRevision(revision)
        .setSupersedes(null)
        .setRevisionReason("")
        .setLineId(LINE)
        .setPartId("part-" + n)
        .setAttempt(1)
        .setRecipeId(RECIPE)
        .setResultEvaluation(ResultEvaluation.OK)
        .setIsPartial(false)
        .setIsSimulated(true)
        .setViews(List.of())
        .setMissingCameras(List.of())
        .setContext(null)
        .setProcessReadings(Map.of())
        .setFirstTriggeredAt(at(TOP, n))
        .setDecidedAt(at(TOP, n))
        .setAcquiredAtMicros(null)
        .setDecidedAtMicros(1L)
        .build();
  }
}
