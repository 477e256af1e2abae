package lineside.jobs.inspection;

import java.time.Instant;
import java.util.Optional;
import lineside.jobs.deadletter.UnusableFrameException;
import lineside.jobs.frame.MarkTimes;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.verdict.Triggers;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Trigger;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;

/** Reads the record around the picture. Used by one thread. */
final class FrameReader {
  private final WireFormat wire = new WireFormat();
  private final MarkTimes marks = new MarkTimes();

  /**
   * Reads a record.
   *
   * @throws UnusableFrameException when it is empty, damaged, of another schema, or when its ids
   *     contradict each other or its trigger header, or when it is a mark of a time that cannot be
   */
  FrameContent read(RawFrame raw) throws UnusableFrameException {
    SpecificRecordBase message = decode(raw);
    if (message instanceof CameraState state) {
      requirePossible(state, raw);
      return new FrameContent.Mark(state);
    }
    if (message instanceof Frame frame) {
      Trigger trigger = triggerOf(frame);
      requireSound(trigger);
      requireSame(trigger, raw);
      marks.frame(trigger.getCameraId(), trigger.getTriggeredAt().toEpochMilli());
      return new FrameContent.View(frame, trigger);
    }
    throw unreadable(
        "frame read failed: a " + message.getSchema().getName() + " is neither frame nor mark");
  }

  /** The trigger that the record's header names; empty when there is none that can be read. */
  Optional<Trigger> headerTrigger(RawFrame raw) {
    byte[] header = raw.triggerHeader();
    if (header == null) {
      return Optional.empty();
    }
    try {
      Trigger trigger = wire.decode(header, Trigger.class);
      return Triggers.isSound(trigger) ? Optional.of(trigger) : Optional.empty();
    } catch (UnreadableMessageException e) {
      return Optional.empty();
    }
  }

  private SpecificRecordBase decode(RawFrame raw) throws UnusableFrameException {
    try {
      // Nobody changes the array that the Kafka client handed over: the image need not be copied.
      return wire.decodeInPlace(raw.value());
    } catch (UnreadableMessageException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    }
  }

  private void requireSame(Trigger trigger, RawFrame raw) throws UnusableFrameException {
    Optional<Trigger> announced = headerTrigger(raw);
    if (announced.isPresent() && !announced.get().equals(trigger)) {
      throw unreadable(
          "frame read failed: it says it is view "
              + trigger.getViewId()
              + ", its trigger header says "
              + announced.get().getViewId()
              + " or another part");
    }
  }

  /** A forged time would move the clock of a camera ahead of all that it has yet to send. */
  private void requirePossible(CameraState mark, RawFrame raw) throws UnusableFrameException {
    long atMillis = mark.getAt().toEpochMilli();
    if (!marks.isPossible(mark.getCameraId(), atMillis, raw.timestampMillis())) {
      throw unreadable(
          "mark read failed: it says %s, more than %d s ahead of its record of %s and of what %s said before"
              .formatted(
                  mark.getAt(),
                  MarkTimes.AHEAD.toSeconds(),
                  Instant.ofEpochMilli(raw.timestampMillis()),
                  mark.getCameraId()));
    }
  }

  private static void requireSound(Trigger trigger) throws UnusableFrameException {
    if (!Triggers.isSound(trigger)) {
      throw unreadable(
          "frame read failed: view id "
              + trigger.getViewId()
              + " is not that of camera, epoch and sequence");
    }
  }

  private static Trigger triggerOf(Frame frame) {
    return new Trigger(
        frame.getViewId(),
        frame.getLineId(),
        frame.getCameraId(),
        frame.getEpoch(),
        frame.getSequence(),
        frame.getTriggeredAt(),
        frame.getPartId(),
        frame.getAttempt(),
        frame.getRecipeId(),
        frame.getEncoderPositionMm(),
        frame.getIsSimulated());
  }

  private static UnusableFrameException unreadable(String detail) {
    return new UnusableFrameException(DeadLetterReason.UNREADABLE_MESSAGE, detail);
  }
}
