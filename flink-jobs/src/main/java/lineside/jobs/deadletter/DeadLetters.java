package lineside.jobs.deadletter;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Arrays;
import lineside.jobs.frame.RawFrame;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.Trigger;
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

  /** Bytes of the value that are kept, as DeadLetter.payloadHead says. */
  private static final int HEAD_BYTES = 256;

  /** A message from outside must not become a message of megabytes. */
  private static final int DETAIL_CHARACTERS = 500;

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
    return begun(frame.value(), why.detail())
        .setSourceTopic(frame.topic())
        .setSourcePartition(frame.partition())
        .setSourceOffset(frame.offset())
        .setReason(why.reason())
        .setCameraId(trigger == null ? frame.cameraId() : trigger.getCameraId())
        .setViewId(trigger == null ? null : trigger.getViewId())
        .setRecordedAt(clock.instant())
        .build();
  }

  /** A letter with what every letter says of its payload, and as much of the detail as it takes. */
  public static DeadLetter.Builder begun(byte[] value, String detail) {
    return DeadLetter.newBuilder()
        .setDetail(detail.substring(0, Math.min(detail.length(), DETAIL_CHARACTERS)))
        .setPayloadBytes(value.length)
        .setPayloadSha256(Identities.sha256Hex(value))
        .setPayloadHead(ByteBuffer.wrap(Arrays.copyOf(value, Math.min(value.length, HEAD_BYTES))));
  }

  /** Key of a letter on its topic: the coordinates of the record. */
  public static String keyOf(DeadLetter letter) {
    return letter.getSourceTopic()
        + "/"
        + letter.getSourcePartition()
        + "/"
        + letter.getSourceOffset();
  }
}
