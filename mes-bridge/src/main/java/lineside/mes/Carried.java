package lineside.mes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lineside.schemas.json.JsonForm;
import lineside.schemas.json.JsonTopic;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.DeadLetterDraft;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a record of one of the twins: the record of the other one with the same key, time
 * and headers, or a dead letter. Thread-safe.
 */
final class Carried {
  private static final Logger LOG = LoggerFactory.getLogger(Carried.class);

  private final WireFormat wire = new WireFormat();
  private final Map<JsonTopic, JsonForm> forms = new EnumMap<>(JsonTopic.class);
  private final Map<String, JsonTopic> bySource =
      Arrays.stream(JsonTopic.values())
          .collect(Collectors.toMap(topic -> topic.from().topicName(), Function.identity()));
  private final Clock clock;

  Carried(Clock clock) {
    this.clock = clock;
    for (JsonTopic topic : JsonTopic.values()) {
      forms.put(topic, new JsonForm(topic.message(), wire));
    }
  }

  /** Topics that records come from. */
  Set<String> sources() {
    return bySource.keySet();
  }

  /** The record to send instead of one that was read. */
  ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> record) {
    JsonTopic topic = bySource.get(record.topic());
    if (topic == null) {
      throw new IllegalArgumentException("carry failed: no twin of " + record.topic());
    }
    try {
      return new ProducerRecord<>(
          topic.to().topicName(),
          null,
          record.timestamp(),
          record.key(),
          value(topic, record.value()),
          record.headers());
    } catch (UnreadableMessageException e) {
      DeadLetter letter = letter(record, String.valueOf(e.getMessage()));
      String key = DeadLetterDraft.keyOf(letter);
      LOG.warn("dead letter {}: {}", key, letter.getDetail());
      return new ProducerRecord<>(
          Topic.DEAD_LETTER.topicName(), key.getBytes(UTF_8), wire.encode(letter));
    }
  }

  /** A null value deletes its key on a compacted topic and is carried as such. */
  private byte @Nullable [] value(JsonTopic topic, byte @Nullable [] value)
      throws UnreadableMessageException {
    if (value == null) {
      if (topic.isForMes()) {
        return null;
      }
      throw new UnreadableMessageException("from JSON failed: no value");
    }
    JsonForm form = requireNonNull(forms.get(topic), "every topic has a form");
    return topic.isForMes() ? form.toJson(value) : form.toMessage(value);
  }

  private DeadLetter letter(ConsumerRecord<byte[], byte[]> record, String detail) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    return DeadLetterDraft.of(value, detail)
        .setSourceTopic(record.topic())
        .setSourcePartition(record.partition())
        .setSourceOffset(record.offset())
        .setReason(DeadLetterReason.UNREADABLE_MESSAGE)
        .setCameraId("")
        .setViewId(null)
        .setRecordedAt(clock.instant())
        .build();
  }
}
