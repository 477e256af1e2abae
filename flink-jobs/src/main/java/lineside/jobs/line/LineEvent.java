package lineside.jobs.line;

import static java.util.Objects.requireNonNull;

import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.CameraState;
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
    @Nullable ModelStatus modelStatus) {

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
    MODEL_STATUS
  }

  /** An announced trigger. */
  public static LineEvent of(Trigger trigger) {
    return new LineEvent(
        Kind.TRIGGER,
        trigger.getLineId(),
        trigger,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** A recorded loss. */
  public static LineEvent of(Loss loss) {
    return new LineEvent(
        Kind.LOSS, loss.getLineId(), null, loss, null, null, null, null, null, null, null, null);
  }

  /** A camera's statement that passed the inspection chain. */
  public static LineEvent of(CameraState mark) {
    return new LineEvent(
        Kind.MARK, mark.getLineId(), null, null, mark, null, null, null, null, null, null, null);
  }

  /** An evaluated view. */
  public static LineEvent of(ViewVerdict view) {
    return new LineEvent(
        Kind.VIEW, view.getLineId(), null, null, null, view, null, null, null, null, null, null);
  }

  /** What the MES knows of a part. */
  public static LineEvent of(PartContext context) {
    return new LineEvent(
        Kind.CONTEXT,
        context.getLineId(),
        null,
        null,
        null,
        null,
        context,
        null,
        null,
        null,
        null,
        null);
  }

  /** A process reading. */
  public static LineEvent of(ProcessReading reading) {
    return new LineEvent(
        Kind.READING,
        reading.getLineId(),
        null,
        null,
        null,
        null,
        null,
        reading,
        null,
        null,
        null,
        null);
  }

  /** An answer of the large model. */
  public static LineEvent of(SecondOpinionAnswer answer) {
    return new LineEvent(
        Kind.ANSWER,
        answer.getLineId(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        answer,
        null,
        null);
  }

  /**
   * A dead letter that nobody can tie to a trigger.
   *
   * @param lineId line of the camera according to the recipes; empty when unknown
   * @param cameraId camera from the record's key; empty when unknown
   */
  public static LineEvent unattributedDeadLetter(String lineId, String cameraId) {
    return new LineEvent(
        Kind.UNATTRIBUTED_DEAD_LETTER,
        lineId,
        null,
        null,
        null,
        null,
        null,
        null,
        requireNonNull(cameraId, "cameraId is null"),
        null,
        null,
        null);
  }

  /** What a person does with an alarm. */
  public static LineEvent of(AlarmAction action) {
    return new LineEvent(
        Kind.ALARM_ACTION,
        action.getLineId(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        action,
        null);
  }

  /** What a machine made of a deployed model. */
  public static LineEvent of(ModelStatus status) {
    return new LineEvent(
        Kind.MODEL_STATUS,
        status.getLineId(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        status);
  }
}
