package lineside.console.plant;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionOutcome;
import lineside.schemas.record.AlarmActionResult;
import lineside.schemas.record.AlarmKind;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.AlarmState;
import lineside.schemas.record.Box;
import lineside.schemas.record.Finding;
import lineside.schemas.record.Frame;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.ModelAnnouncement;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.PixelFormat;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;

/** Complete messages with few words; every field that a test does not name has a plain value. */
public final class SampleMessages {
  public static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  /** Hash of the picture of every scratch. */
  public static final String CROP = "cd".repeat(32);

  /** Hash of the model that judges. */
  public static final String MODEL = "ab".repeat(32);

  private SampleMessages() {}

  public static ViewVerdict view(String cameraId, long sequence, ResultEvaluation evaluation) {
    boolean isUndefined = evaluation == ResultEvaluation.UNDEFINED;
    ViewVerdict.Builder view =
        ViewVerdict.newBuilder()
            .setViewId(Identities.viewId(cameraId, 1, sequence))
            .setInspectionId("inspection-" + sequence)
            .setLineId("line-a")
            .setStationId("a1")
            .setCameraId(cameraId)
            .setEpoch(1)
            .setSequence(sequence)
            .setTriggeredAt(START.plusSeconds(sequence))
            .setPartId("A-" + sequence)
            .setAttempt(1)
            .setRecipeId("bracket-a")
            .setIsSimulated(true)
            .setResultEvaluation(evaluation)
            .setUndefinedReason(isUndefined ? UndefinedReason.LOST : UndefinedReason.NONE)
            .setDetail("")
            .setWidthPx(200)
            .setHeightPx(100)
            .setFindings(List.of())
            .setEvaluatedAtMicros(0)
            .setBatchSize(1);
    if (evaluation == ResultEvaluation.NOT_OK) {
      view.setScore(0.91f).setThreshold(0.5f).setFindings(List.of(scratch()));
    }
    return view.build();
  }

  public static PartVerdict part(String lineId, String partId, ResultEvaluation evaluation) {
    String inspectionId = Identities.inspectionId(lineId, partId, 1);
    return PartVerdict.newBuilder()
        .setVerdictId(Identities.verdictId(inspectionId, 0))
        .setInspectionId(inspectionId)
        .setRevision(0)
        .setRevisionReason("")
        .setLineId(lineId)
        .setPartId(partId)
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setResultEvaluation(evaluation)
        .setIsPartial(false)
        .setIsSimulated(true)
        .setViews(List.of())
        .setMissingCameras(List.of())
        .setProcessReadings(Map.of())
        .setFirstTriggeredAt(START.plusSeconds(5))
        .setDecidedAt(START.plusSeconds(6))
        .setDecidedAtMicros(0)
        .build();
  }

  public static Alarm alarm(String alarmId, int revision, AlarmPriority priority, String message) {
    return Alarm.newBuilder()
        .setAlarmId(alarmId)
        .setRevision(revision)
        .setLineId("line-a")
        .setStationId("a1")
        .setCameraId("")
        .setAlarmKind(AlarmKind.DEFECT_RATE)
        .setDefectKind("scratch")
        .setPriority(priority)
        .setSeverity(700)
        .setState(AlarmState.ACTIVE)
        .setIsAcknowledged(false)
        .setRaisedAt(START.plusSeconds(10))
        .setChangedAt(START.plusSeconds(10 + revision))
        .setRepeatCount(revision)
        .setLastPartId("A-7")
        .setMessage(message)
        .setAction("Stop pallet 5 and look at its jaws")
        .setEmittedAtMicros(0)
        .build();
  }

  public static Frame frame(String cameraId, long sequence, FrameEncoding encoding, byte[] image) {
    return Frame.newBuilder()
        .setViewId(Identities.viewId(cameraId, 1, sequence))
        .setLineId("line-a")
        .setCameraId(cameraId)
        .setEpoch(1)
        .setSequence(sequence)
        .setTriggeredAt(START.plusSeconds(sequence))
        .setPartId("A-" + sequence)
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setIsSimulated(true)
        .setCapturedAt(START.plusSeconds(sequence))
        .setAcquiredAtMicros(0)
        .setWidthPx(3)
        .setHeightPx(2)
        .setEncoding(encoding)
        .setPixelFormat(PixelFormat.MONO8)
        .setImage(ByteBuffer.wrap(image))
        .build();
  }

  public static Loss loss(String cameraId, long sequence) {
    return Loss.newBuilder()
        .setViewId(Identities.viewId(cameraId, 1, sequence))
        .setLineId("line-a")
        .setCameraId(cameraId)
        .setEpoch(1)
        .setSequence(sequence)
        .setTriggeredAt(START.plusSeconds(sequence))
        .setPartId("A-" + sequence)
        .setAttempt(1)
        .setRecipeId("bracket-a")
        .setIsSimulated(true)
        .setReason(LossReason.UNKNOWN)
        .setStage(LossStage.BEFORE_CAPTURE)
        .setDetail("camera did not react")
        .setRecordedAt(START.plusSeconds(sequence + 1))
        .build();
  }

  private static Finding scratch() {
    return Finding.newBuilder()
        .setKind("scratch")
        .setScore(0.91f)
        .setAreaPx(40)
        .setBox(new Box(50, 20, 20, 10))
        .setCentreX(0.3f)
        .setCentreY(0.25f)
        .setTouchesStart(false)
        .setTouchesEnd(false)
        .setContinuesPrevious(false)
        .setEvidenceSha256(CROP)
        .build();
  }

  /** A part with one view at station a1 of camera a-top, decided when it is made. */
  public static PartVerdict inspected(long sequence, ResultEvaluation evaluation) {
    return inspected(sequence, evaluation, START.plusSeconds(sequence));
  }

  /** A part triggered at a moment. */
  public static PartVerdict inspected(long sequence, ResultEvaluation evaluation, Instant at) {
    String partId = "A-" + sequence;
    String inspectionId = Identities.inspectionId("line-a", partId, 1);
    ViewVerdict view =
        ViewVerdict.newBuilder(view("a-top", sequence, evaluation))
            .setInspectionId(inspectionId)
            .setTriggeredAt(at)
            .setEvaluatedAtMicros(at.toEpochMilli() * 1000)
            .build();
    if (evaluation == ResultEvaluation.OK) {
      view.setScore(0.05f);
      view.setThreshold(0.5f);
      view.setUndecidableFrom(0.4f);
    }
    if (evaluation != ResultEvaluation.UNDEFINED) {
      view.setModelSha256(MODEL);
    }
    return PartVerdict.newBuilder(part("line-a", partId, evaluation))
        .setViews(List.of(view))
        .setFirstTriggeredAt(at)
        .setDecidedAt(at.plusMillis(300))
        .setDecidedAtMicros(System.currentTimeMillis() * 1000)
        .build();
  }

  /** A later verdict on the same inspection. */
  public static PartVerdict revised(PartVerdict verdict, ResultEvaluation evaluation) {
    int revision = verdict.getRevision() + 1;
    List<ViewVerdict> views =
        verdict.getViews().stream()
            .map(
                view ->
                    ViewVerdict.newBuilder(view)
                        .setResultEvaluation(evaluation)
                        .setEvaluatedAtMicros(view.getEvaluatedAtMicros() + 1)
                        .build())
            .toList();
    return PartVerdict.newBuilder(verdict)
        .setVerdictId(Identities.verdictId(verdict.getInspectionId(), revision))
        .setRevision(revision)
        .setSupersedes(verdict.getVerdictId())
        .setRevisionReason("SECOND_OPINION")
        .setResultEvaluation(evaluation)
        .setViews(views)
        .build();
  }

  /** That an action was taken. */
  public static AlarmActionOutcome outcome(AlarmAction action) {
    return AlarmActionOutcome.newBuilder()
        .setActionId(action.getActionId())
        .setLineId(action.getLineId())
        .setAlarmId(action.getAlarmId())
        .setActor(action.getActor())
        .setResult(AlarmActionResult.ACCEPTED)
        .setReason("")
        .setAlarmRevision(1)
        .setDecidedAt(START)
        .build();
  }

  /** How brackets are inspected by one camera. */
  public static Recipe recipe() {
    RecipeView view =
        RecipeView.newBuilder()
            .setCameraId("a-top")
            .setStationId("a1")
            .setFace("top")
            .setMinMeanLevel(20)
            .setMinSharpness(2)
            .setRejectIdentical(true)
            .build();
    return Recipe.newBuilder()
        .setRecipeId("bracket-a")
        .setLineId("line-a")
        .setProductId("bracket")
        .setViews(List.of(view))
        .setDeadlineMillis(2000)
        .setRevisionWindowMillis(60_000)
        .setIsContinuous(false)
        .setAlarmOccurrences(3)
        .setAlarmWindowParts(40)
        .setAlarmPriority(AlarmPriority.HIGH)
        .setAlarmAction("Check the pallets")
        .build();
  }

  /** A model that may be deployed, with a calibration of two points. */
  public static ModelAnnouncement model(String sha256, String name) {
    return ModelAnnouncement.newBuilder()
        .setModelSha256(sha256)
        .setName(name)
        .setPackageUri("file:///models/" + name)
        .setCard(
            """
            {"name": "%s", "thresholds": {"notOk": 0.99, "undecidableFrom": 0.98},
             "calibration": {"samples": {"good": 400, "defect": 90}, "curve": [
               {"threshold": 0.9, "escapes": {"rate": 0.0, "low": 0.0, "high": 0.04, "count": 0},
                "overkill": {"rate": 0.02, "low": 0.01, "high": 0.04, "count": 8}},
               {"threshold": 0.99, "escapes": {"rate": 0.01, "low": 0.0, "high": 0.06, "count": 1},
                "overkill": {"rate": 0.0025, "low": 0.0, "high": 0.01, "count": 1}}]}}
            """
                .formatted(name))
        .setPackageBytes(4_000_000)
        .setAnnouncedBy("huber")
        .setAt(START)
        .build();
  }
}
