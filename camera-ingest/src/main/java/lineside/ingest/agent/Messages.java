package lineside.ingest.agent;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.Exposure;
import lineside.ingest.camera.Origin;
import lineside.ingest.encode.EncodedImage;
import lineside.ingest.trigger.Foregone.Interruption;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.Trigger;

/** Builds the records of one camera. Immutable, thread-safe. */
final class Messages {
  private final Camera camera;
  private final long epoch;

  Messages(Camera camera, long epoch) {
    this.camera = camera;
    this.epoch = epoch;
  }

  Trigger trigger(TriggerRequest request, long sequence, Instant triggeredAt) {
    return Trigger.newBuilder()
        .setViewId(Identities.viewId(camera.name().cameraId(), epoch, sequence))
        .setLineId(camera.name().lineId())
        .setCameraId(camera.name().cameraId())
        .setEpoch(epoch)
        .setSequence(sequence)
        .setTriggeredAt(triggeredAt)
        .setPartId(request.partId())
        .setAttempt(request.attempt())
        .setRecipeId(request.recipeId())
        .setEncoderPositionMm(request.encoderPositionMm())
        .setIsSimulated(camera.origin() == Origin.SIMULATED)
        .build();
  }

  /**
   * A frame.
   *
   * @param arrivedAt when ingest got the image; counts where the camera does not state the time
   */
  static Frame frame(Trigger trigger, Shot.Taken taken, Instant arrivedAt, long wallMicros) {
    EncodedImage image = taken.image();
    Exposure exposure = taken.exposure();
    return Frame.newBuilder()
        .setViewId(trigger.getViewId())
        .setLineId(trigger.getLineId())
        .setCameraId(trigger.getCameraId())
        .setEpoch(trigger.getEpoch())
        .setSequence(trigger.getSequence())
        .setTriggeredAt(trigger.getTriggeredAt())
        .setPartId(trigger.getPartId())
        .setAttempt(trigger.getAttempt())
        .setRecipeId(trigger.getRecipeId())
        .setEncoderPositionMm(trigger.getEncoderPositionMm())
        .setIsSimulated(trigger.getIsSimulated())
        .setCapturedAt(exposure == null ? arrivedAt : exposure.at())
        .setCaptureUncertaintyMicros(
            exposure == null
                ? null
                : TimeUnit.NANOSECONDS.toMicros(exposure.uncertainty().toNanos()))
        .setAcquiredAtMicros(wallMicros)
        .setWidthPx(image.widthPx())
        .setHeightPx(image.heightPx())
        .setEncoding(image.encoding())
        .setPixelFormat(image.pixelFormat())
        .setImage(image.bytes())
        .build();
  }

  static Loss loss(Trigger trigger, LossStage stage, Capture.Missed why, Instant recordedAt) {
    return Loss.newBuilder()
        .setViewId(trigger.getViewId())
        .setLineId(trigger.getLineId())
        .setCameraId(trigger.getCameraId())
        .setEpoch(trigger.getEpoch())
        .setSequence(trigger.getSequence())
        .setTriggeredAt(trigger.getTriggeredAt())
        .setPartId(trigger.getPartId())
        .setAttempt(trigger.getAttempt())
        .setRecipeId(trigger.getRecipeId())
        .setEncoderPositionMm(trigger.getEncoderPositionMm())
        .setIsSimulated(trigger.getIsSimulated())
        .setReason(why.reason())
        .setStage(stage)
        .setDetail(why.detail())
        .setRecordedAt(recordedAt)
        .build();
  }

  /** A loss that stands for a time in which nobody watched. */
  static Loss interruption(Loss loss, Interruption interruption) {
    return Loss.newBuilder(loss)
        .setInterruptedSince(interruption.since())
        .setEstimatedTriggers(interruption.estimatedTriggers())
        .build();
  }

  static CameraState state(CameraBooks books, Instant at, String detail) {
    return CameraState.newBuilder()
        .setLineId(books.lineId())
        .setCameraId(books.cameraId())
        .setEpoch(books.epoch())
        .setStatus(books.status())
        .setAt(at)
        .setTriggered(books.triggered())
        .setCaptured(books.captured())
        .setPublished(books.published())
        .setLost(books.lost())
        .setLostAfterCapture(books.lostAfterCapture())
        .setDetail(detail)
        .setSpooledFrames(books.spool().frames())
        .setSpooledBytes(books.spool().bytes())
        .setOldestSpooledMillis(books.spool().oldestMillis())
        .build();
  }
}
