package lineside.ingest.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads a topic with the consumer settings of frames, from where the reader was opened. */
final class TopicReader implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final KafkaConsumer<String, byte[]> consumer;
  private final WireFormat wire = new WireFormat();

  private TopicReader(KafkaConsumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  static TopicReader atTheEnd(String bootstrapServers, Topic topic) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.frameConsumer());
    settings.put("bootstrap.servers", bootstrapServers);
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.topicName()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return new TopicReader(consumer);
  }

  /** At least {@code count} messages, or what has come within the time-out. */
  List<Sent> read(int count) {
    List<Sent> messages = new ArrayList<>();
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (messages.size() < count && System.nanoTime() < deadline) {
      for (var record : consumer.poll(Duration.ofMillis(200))) {
        Header trigger = record.headers().lastHeader(KafkaFramePublisher.TRIGGER_HEADER);
        messages.add(sent(record.topic(), record.key(), record.value(), trigger));
      }
    }
    return messages;
  }

  private Sent sent(String topic, String key, byte[] value, @Nullable Header trigger) {
    try {
      return new Sent(
          topic, key, wire.decode(value), trigger == null ? null : wire.decode(trigger.value()));
    } catch (UnreadableMessageException unreadable) {
      throw new AssertionError("message on " + topic + " does not decode", unreadable);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
