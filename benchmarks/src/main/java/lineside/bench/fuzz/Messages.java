package lineside.bench.fuzz;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionKind;
import lineside.schemas.record.AlarmPriority;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.record.Frame;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PixelFormat;
import lineside.schemas.record.ProcessReading;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.Trigger;

/** Whole messages of one line with two cameras, whose part n is made at tenth of a second n. */
final class Messages {
  static final String LINE = "fuzz-line";
  static final String RECIPE = "fuzz-recipe";

  /** Cameras of the line. */
  static final List<String> CAMERAS = List.of("fuzz-top", "fuzz-side");

  private static final Instant BEGIN = Instant.parse("2026-03-02T06:00:00Z");
  private static final long PART_MILLIS = 100;
  private static final long EPOCH = 1;

  private Messages() {}

  static Instant at(long part) {
    return BEGIN.plusMillis(part * PART_MILLIS);
  }

  /** The recipe of the line, or one of another line that nobody feeds. */
  static Recipe recipe(String lineId, String recipeId) {
    return Recipe.newBuilder()
        .setRecipeId(recipeId)
        .setLineId(lineId)
        .setProductId("fuzz-product")
        .setViews(
            CAMERAS.stream()
                .map(camera -> view(lineId.equals(LINE) ? camera : "x" + camera))
                .toList())
        .setDeadlineMillis(1000)
        .setRevisionWindowMillis(1000)
        .setIsContinuous(false)
        .setMillimetresPerPixel(null)
        .setAlarmOccurrences(3)
        .setAlarmWindowParts(10)
        .setAlarmPriority(AlarmPriority.HIGH)
        .setAlarmAction("Look at the part.")
        .build();
  }

  private static RecipeView view(String cameraId) {
    return RecipeView.newBuilder()
        .setCameraId(cameraId)
        .setStationId("station-1")
        .setFace("top")
        .setMinMeanLevel(0)
        .setMinSharpness(0)
        .setRejectIdentical(false)
        .setInspectedPolygons(List.of())
        .setIgnoredPolygons(List.of())
        .build();
  }

  static Trigger trigger(String cameraId, long part) {
    return Trigger.newBuilder()
        .setViewId(Identities.viewId(cameraId, EPOCH, part))
        .setLineId(LINE)
        .setCameraId(cameraId)
        .setEpoch(EPOCH)
        .setSequence(part)
        .setTriggeredAt(at(part))
        .setPartId("part-" + part)
        .setAttempt(1)
        .setRecipeId(RECIPE)
        .setIsSimulated(true)
        .build();
  }

  static Frame frame(Trigger trigger, byte[] png) {
    return Frame.newBuilder()
        .setViewId(trigger.getViewId())
        .setLineId(LINE)
        .setCameraId(trigger.getCameraId())
        .setEpoch(trigger.getEpoch())
        .setSequence(trigger.getSequence())
        .setTriggeredAt(trigger.getTriggeredAt())
        .setPartId(trigger.getPartId())
        .setAttempt(1)
        .setRecipeId(RECIPE)
        .setIsSimulated(true)
        .setCapturedAt(trigger.getTriggeredAt())
        .setAcquiredAtMicros(trigger.getTriggeredAt().toEpochMilli() * 1000)
        .setWidthPx(1)
        .setHeightPx(1)
        .setEncoding(FrameEncoding.PNG)
        .setPixelFormat(PixelFormat.MONO8)
        .setImage(ByteBuffer.wrap(png))
        .build();
  }

  static Loss loss(Trigger trigger) {
    return Loss.newBuilder()
        .setViewId(trigger.getViewId())
        .setLineId(LINE)
        .setCameraId(trigger.getCameraId())
        .setEpoch(trigger.getEpoch())
        .setSequence(trigger.getSequence())
        .setTriggeredAt(trigger.getTriggeredAt())
        .setPartId(trigger.getPartId())
        .setAttempt(1)
        .setRecipeId(RECIPE)
        .setIsSimulated(true)
        .setReason(LossReason.TRIGGER_DROPPED)
        .setStage(LossStage.BEFORE_CAPTURE)
        .setDetail("no reaction")
        .setRecordedAt(trigger.getTriggeredAt())
        .build();
  }

  /**
   * A statement of a camera.
   *
   * @param triggered triggers until then
   * @param lost losses until then
   */
  static CameraState mark(
      String cameraId, Instant at, long triggered, long lost, CameraStatus status) {
    return CameraState.newBuilder()
        .setLineId(LINE)
        .setCameraId(cameraId)
        .setEpoch(EPOCH)
        .setStatus(status)
        .setAt(at)
        .setTriggered(triggered)
        .setCaptured(triggered - lost)
        .setPublished(triggered - lost)
        .setLost(lost)
        .setLostAfterCapture(0)
        .setDetail("")
        .build();
  }

  static PartContext context(long part) {
    return PartContext.newBuilder()
        .setLineId(LINE)
        .setPartId("part-" + part)
        .setAttempt(1)
        .setProductId("fuzz-product")
        .setOrderId("order-1")
        .setLotId("lot-" + part / 100)
        .setToolId("tool-1")
        .setPalletId("pallet-" + part % 7)
        .setAt(at(part))
        .build();
  }

  static ProcessReading reading(long part) {
    return new ProcessReading(LINE, "temperature", 20.0 + part % 5, "Cel", at(part));
  }

  /** An answer that nobody asked for. */
  static SecondOpinionAnswer answer(Trigger trigger) {
    return SecondOpinionAnswer.newBuilder()
        .setRequestId(Identities.idOf("opinion", trigger.getViewId()))
        .setViewId(trigger.getViewId())
        .setInspectionId(Identities.inspectionId(LINE, trigger.getPartId(), 1))
        .setLineId(LINE)
        .setIsAudit(false)
        .setResultEvaluation(ResultEvaluation.NOT_OK)
        .setScore(0.9f)
        .setThreshold(0.5f)
        .setUndecidableFrom(0.5f)
        .setModelSha256("cd".repeat(32))
        .setProvider("cpu")
        .setFindings(List.of())
        .setInferMicros(1000)
        .setAnsweredAtMicros(1)
        .build();
  }

  static AlarmAction action(long part) {
    return AlarmAction.newBuilder()
        .setActionId("action-" + part)
        .setLineId(LINE)
        .setAlarmId("alarm-" + part)
        .setKind(AlarmActionKind.ACKNOWLEDGE)
        .setActor("somebody")
        .setComment("")
        .setAt(at(part))
        .build();
  }

  static Feedback feedback(long part) {
    return Feedback.newBuilder()
        .setFeedbackId("feedback-" + part)
        .setLineId(LINE)
        .setPartId("part-" + part)
        .setAttempt(1)
        .setOccasion(FeedbackOccasion.AUDIT)
        .setIsDefective(false)
        .setPerson("somebody")
        .setAt(at(part))
        .build();
  }
}
