package lineside.console.feed;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import lineside.console.store.TopicMessage;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads what records of the broker say. Thread-safe. */
final class MessageReader {
  private static final Map<String, Topic> TOPICS = new HashMap<>();

  static {
    for (Topic topic : Topic.values()) {
      TOPICS.put(topic.topicName(), topic);
    }
  }

  private final WireFormat wire = new WireFormat();

  TopicMessage read(ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] key = record.key();
    return new TopicMessage(
        new TopicMessage.Place(topicOf(record.topic()), record.partition(), record.offset()),
        record.timestamp(),
        key == null ? "" : new String(key, StandardCharsets.UTF_8),
        record.value(),
        content(record.value()));
  }

  static Topic topicOf(String name) {
    Topic topic = TOPICS.get(name);
    if (topic == null) {
      throw new IllegalArgumentException("no topic of Lineside: " + name);
    }
    return topic;
  }

  private @Nullable SpecificRecordBase content(byte @Nullable [] value) {
    if (value == null) {
      return null;
    }
    try {
      return wire.decode(value);
    } catch (UnreadableMessageException e) {
      return null;
    }
  }
}
