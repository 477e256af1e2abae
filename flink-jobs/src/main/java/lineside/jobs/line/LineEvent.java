package lineside.jobs.line;

import static java.util.Objects.requireNonNull;

import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.Loss;
import lineside.schemas.record.ModelStatus;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.ProcessReading;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.wire.TrustedRecords;
import org.jspecify.annotations.Nullable;

/**
 * Anything that a line hears of: the one record type that crosses the network edge to the line
 * operator, keyed by {@link #lineId()}. Exactly the component that {@link #kind()} names is set.
 *
 * <p>Small by construction: it holds results and hashes, never pixels. The records inside are
 * shared between operators of a chain and must not be changed by anybody.
 */
public record LineEvent(
    Kind kind,
    String lineId,
    @Nullable Trigger trigger,
    @Nullable Loss loss,
    @Nullable CameraState mark,
    @Nullable ViewVerdict view,
    @Nullable PartContext context,
    @Nullable ProcessReading reading,
    @Nullable String deadLetterCameraId,
    @Nullable SecondOpinionAnswer answer,
    @Nullable AlarmAction alarmAction,
    @Nullable ModelStatus modelStatus,
    @Nullable Feedback feedback) {

  static {
    // The serializer of the records inside resolves their classes by name.
    TrustedRecords.trust();
  }

  /** Which component is set. */
  public enum Kind {
    /** A trigger was announced. */
    TRIGGER,
    /** A trigger will have no frame. */
    LOSS,
    /** A camera's statement came through the frame topic: all its earlier frames were judged. */
    MARK,
    /** A view was evaluated, or a frame of known trigger became a dead letter. */
    VIEW,
    /** The MES told of a part. */
    CONTEXT,
    /** A process reading. */
    READING,
    /** A frame record of unknown trigger became a dead letter. */
    UNATTRIBUTED_DEAD_LETTER,
    /** A person did something with an alarm. */
    ALARM_ACTION,
    /** The large model answered. */
    ANSWER,
    /** A machine has loaded or refused a deployed model. */
    MODEL_STATUS,
    /** A person looked at a part. */
    FEEDBACK,
    /** An announcement of a trigger became a dead letter; no component is set. */
    UNREADABLE_TRIGGER,
    /** A recorded loss became a dead letter; no component is set. */
    UNREADABLE_LOSS
  }

  /** An announced trigger. */
  public static LineEvent of(Trigger trigger) {
    return of(Kind.TRIGGER, trigger.getLineId(), trigger);
  }

  /** A recorded loss. */
  public static LineEvent of(Loss loss) {
    return of(Kind.LOSS, loss.getLineId(), loss);
  }

  /** A camera's statement that passed the inspection chain. */
  public static LineEvent of(CameraState mark) {
    return of(Kind.MARK, mark.getLineId(), mark);
  }

  /** An evaluated view. */
  public static LineEvent of(ViewVerdict view) {
    return of(Kind.VIEW, view.getLineId(), view);
  }

  /** What the MES knows of a part. */
  public static LineEvent of(PartContext context) {
    return of(Kind.CONTEXT, context.getLineId(), context);
  }

  /** A process reading. */
  public static LineEvent of(ProcessReading reading) {
    return of(Kind.READING, reading.getLineId(), reading);
  }

  /** An answer of the large model. */
  public static LineEvent of(SecondOpinionAnswer answer) {
    return of(Kind.ANSWER, answer.getLineId(), answer);
  }

  /** What a person found on a part. */
  public static LineEvent of(Feedback feedback) {
    return of(Kind.FEEDBACK, feedback.getLineId(), feedback);
  }

  /**
   * A dead letter that nobody can tie to a trigger.
   *
   * @param lineId line of the camera according to the recipes; empty when unknown
   * @param cameraId camera from the record's key; empty when unknown
   */
  public static LineEvent unattributedDeadLetter(String lineId, String cameraId) {
    return of(Kind.UNATTRIBUTED_DEAD_LETTER, lineId, requireNonNull(cameraId, "cameraId is null"));
  }

  /** An announcement of a trigger that nobody can read, known to be of a line by its key. */
  public static LineEvent unreadableTrigger(String lineId) {
    return of(Kind.UNREADABLE_TRIGGER, lineId, Kind.UNREADABLE_TRIGGER);
  }

  /** A recorded loss that nobody can read, known to be of a line by its key. */
  public static LineEvent unreadableLoss(String lineId) {
    return of(Kind.UNREADABLE_LOSS, lineId, Kind.UNREADABLE_LOSS);
  }

  /** What a person does with an alarm. */
  public static LineEvent of(AlarmAction action) {
    return of(Kind.ALARM_ACTION, action.getLineId(), action);
  }

  /** What a machine made of a deployed model. */
  public static LineEvent of(ModelStatus status) {
    return of(Kind.MODEL_STATUS, status.getLineId(), status);
  }

  private static LineEvent of(Kind kind, String lineId, Object content) {
    return new LineEvent(
        kind,
        lineId,
        content instanceof Trigger trigger ? trigger : null,
        content instanceof Loss loss ? loss : null,
        content instanceof CameraState mark ? mark : null,
        content instanceof ViewVerdict view ? view : null,
        content instanceof PartContext context ? context : null,
        content instanceof ProcessReading reading ? reading : null,
        content instanceof String cameraId ? cameraId : null,
        content instanceof SecondOpinionAnswer answer ? answer : null,
        content instanceof AlarmAction action ? action : null,
        content instanceof ModelStatus status ? status : null,
        content instanceof Feedback feedback ? feedback : null);
  }
}
