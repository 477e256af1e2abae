package lineside.jobs.deadletter;

import java.time.Clock;
import lineside.jobs.frame.RawFrame;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.Trigger;
import lineside.schemas.wire.DeadLetterDraft;
import lineside.schemas.wire.TrustedRecords;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Writes dead letters: reason, coordinates, head and hash of the payload. Thread-safe. */
public final class DeadLetters {
  static {
    TrustedRecords.trust();
  }

  /** The side output that dead letters leave an operator by. */
  public static final OutputTag<DeadLetter> TAG =
      new OutputTag<>("dead-letters", new AvroTypeInfo<>(DeadLetter.class));

  private final Clock clock;

  /** Takes the wall clock. */
  public DeadLetters(Clock clock) {
    this.clock = clock;
  }

  /**
   * The letter for a record.
   *
   * @param trigger the trigger that the record answers; null when nobody can tell
   */
  public DeadLetter of(RawFrame frame, @Nullable Trigger trigger, UnusableFrameException why) {
    return DeadLetterDraft.of(frame.value(), why.detail())
        .setSourceTopic(frame.topic())
        .setSourcePartition(frame.partition())
        .setSourceOffset(frame.offset())
        .setReason(why.reason())
        .setCameraId(trigger == null ? frame.cameraId() : trigger.getCameraId())
        .setViewId(trigger == null ? null : trigger.getViewId())
        .setRecordedAt(clock.instant())
        .build();
  }
}
