package lineside.jobs.inspection;

import java.util.Optional;
import java.util.function.LongSupplier;
import lineside.jobs.deadletter.UnusableFrameException;
import lineside.jobs.frame.RawFrame;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Frame;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import lineside.vision.frame.Picture;
import lineside.vision.quality.PictureQuality;

/**
 * Lets a frame through to the model, or says why it is no evidence: its camera and recipe are
 * configured, its bytes are a picture, and the picture shows something. Used by one thread.
 */
final class Admission implements AutoCloseable {
  private final ViewVerdicts verdicts;
  private final InspectionMetrics metrics;
  private final LongSupplier nanoTime;
  private final PictureIntake intake = new PictureIntake();
  private final QualityGate quality = new QualityGate();

  /** What became of a frame; exactly one is set. The caller owns the view. */
  sealed interface Result {
    /** It goes to the model. */
    record Admitted(PendingView view) implements Result {}

    /** Its picture is no evidence. */
    record Unfit(ViewVerdict verdict) implements Result {}
  }

  /** Takes the maker of verdicts, the metrics and the monotonic clock. */
  Admission(ViewVerdicts verdicts, InspectionMetrics metrics, LongSupplier nanoTime) {
    this.verdicts = verdicts;
    this.metrics = metrics;
    this.nanoTime = nanoTime;
  }

  /**
   * Decodes and checks the picture of a frame.
   *
   * @throws UnusableFrameException when its bytes are no picture
   */
  Result admit(RawFrame raw, FrameContent.View content, ExpectedView expected)
      throws UnusableFrameException {
    Frame frame = content.frame();
    long arrivedNanos = nanoTime.getAsLong();
    Picture picture = intake.decode(frame);
    long decodeNanos = nanoTime.getAsLong() - arrivedNanos;
    metrics.onDecoded(decodeNanos);
    PendingView.Timing timing =
        new PendingView.Timing(
            frame.getAcquiredAtMicros(), decodeNanos, arrivedNanos, exposureDelayMillis(frame));
    PendingView view = new PendingView(raw, content.trigger(), expected, picture, timing);
    boolean isAdmitted = false;
    try {
      Optional<String> objection = objection(content.trigger(), expected.view(), picture);
      isAdmitted = objection.isEmpty();
      return isAdmitted ? new Result.Admitted(view) : new Result.Unfit(unfit(view, objection));
    } finally {
      if (!isAdmitted) {
        view.close();
      }
    }
  }

  private static long exposureDelayMillis(Frame frame) {
    long delay = frame.getCapturedAt().toEpochMilli() - frame.getTriggeredAt().toEpochMilli();
    return Math.max(0, delay);
  }

  private Optional<String> objection(Trigger trigger, RecipeView view, Picture picture)
      throws UnusableFrameException {
    try {
      return quality.objection(trigger.getViewId(), view, PictureQuality.of(picture));
    } catch (RuntimeException e) {
      throw new UnusableFrameException(
          DeadLetterReason.UNDECODABLE_IMAGE,
          "picture of %dx%d cannot be measured: %s"
              .formatted(picture.widthPx(), picture.heightPx(), e.getMessage()));
    }
  }

  private ViewVerdict unfit(PendingView view, Optional<String> objection) {
    metrics.onUnfit();
    return verdicts
        .begun(view.trigger(), view.expected().view().getStationId())
        .setResultEvaluation(ResultEvaluation.UNDEFINED)
        .setUndefinedReason(UndefinedReason.IMAGE_QUALITY)
        .setDetail(objection.orElse(""))
        .setWidthPx(view.picture().widthPx())
        .setHeightPx(view.picture().heightPx())
        .setAcquiredAtMicros(view.timing().acquiredAtMicros())
        .setDecodeMicros(view.timing().decodeMicros())
        .build();
  }

  @Override
  public void close() {
    intake.close();
  }
}
