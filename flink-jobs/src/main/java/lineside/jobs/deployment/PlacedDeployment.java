package lineside.jobs.deployment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import lineside.jobs.deadletter.DeadLetters;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Deployment;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A deployment and the message that said it.
 *
 * @param deployment what is to be
 * @param topic where the message lies
 * @param partition of the topic
 * @param offset in the partition
 * @param value the message, not changed by anybody
 */
record PlacedDeployment(
    Deployment deployment, String topic, int partition, long offset, byte[] value) {

  static PlacedDeployment of(Deployment deployment, ConsumerRecord<byte[], byte[]> record) {
    return new PlacedDeployment(
        deployment, record.topic(), record.partition(), record.offset(), record.value());
  }

  /** The key of the message, as a map of deployments has it. */
  static String keyOf(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  /** The letter for a model of it that this machine refuses. */
  DeadLetter refused(String detail, Instant now) {
    return DeadLetters.begun(value, detail)
        .setSourceTopic(topic)
        .setSourcePartition(partition)
        .setSourceOffset(offset)
        .setReason(DeadLetterReason.MODEL_REFUSED)
        .setCameraId("")
        .setViewId(null)
        .setRecordedAt(now)
        .build();
  }
}
