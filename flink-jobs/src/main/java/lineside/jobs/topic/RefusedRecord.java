package lineside.jobs.topic;

import java.time.Instant;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.wire.DeadLetterDraft;

/** The dead letter of a small record that could not be read. */
final class RefusedRecord {
  private RefusedRecord() {}

  static DeadLetter deadLetterOf(
      TopicRecord record, DeadLetterReason reason, String detail, Instant now) {
    byte[] value = record.value == null ? new byte[0] : record.value;
    return DeadLetterDraft.of(value, detail)
        .setSourceTopic(record.topic)
        .setSourcePartition(record.partition)
        .setSourceOffset(record.offset)
        .setReason(reason)
        .setCameraId("")
        .setViewId(null)
        .setRecordedAt(now)
        .build();
  }
}
