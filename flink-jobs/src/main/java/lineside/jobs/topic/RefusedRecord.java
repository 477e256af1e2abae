package lineside.jobs.topic;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;

/** The dead letter of a small record that could not be read. */
final class RefusedRecord {
  /** As DeadLetter.payloadHead says. */
  private static final int HEAD_BYTES = 256;

  private static final int DETAIL_CHARACTERS = 500;

  private RefusedRecord() {}

  static DeadLetter deadLetterOf(TopicRecord record, String detail, Instant now) {
    byte[] value = record.value == null ? new byte[0] : record.value;
    return DeadLetter.newBuilder()
        .setSourceTopic(record.topic)
        .setSourcePartition(record.partition)
        .setSourceOffset(record.offset)
        .setReason(DeadLetterReason.UNREADABLE_MESSAGE)
        .setDetail(detail.substring(0, Math.min(detail.length(), DETAIL_CHARACTERS)))
        .setCameraId("")
        .setViewId(null)
        .setPayloadBytes(value.length)
        .setPayloadSha256(Identities.sha256Hex(value))
        .setPayloadHead(ByteBuffer.wrap(Arrays.copyOf(value, Math.min(value.length, HEAD_BYTES))))
        .setRecordedAt(now)
        .build();
  }
}
