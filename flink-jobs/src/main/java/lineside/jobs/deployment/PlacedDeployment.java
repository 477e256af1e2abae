package lineside.jobs.deployment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Deployment;
import lineside.schemas.wire.DeadLetterDraft;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A deployment and the message that said it.
 *
 * @param deployment what is to be
 * @param message where it lies and its bytes, which nobody changes
 */
record PlacedDeployment(Deployment deployment, ConsumerRecord<byte[], byte[]> message) {

  /** The key of the message, as a map of deployments has it. */
  static String keyOf(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  /** The letter for a model of it that this machine refuses. */
  DeadLetter refused(String detail, Instant now) {
    return DeadLetterDraft.of(message.value(), detail)
        .setSourceTopic(message.topic())
        .setSourcePartition(message.partition())
        .setSourceOffset(message.offset())
        .setReason(DeadLetterReason.MODEL_REFUSED)
        .setCameraId("")
        .setViewId(null)
        .setRecordedAt(now)
        .build();
  }
}
