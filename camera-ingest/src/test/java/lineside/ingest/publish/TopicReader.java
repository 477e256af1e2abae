package lineside.ingest.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.trace.TraceHeaders;
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
  private final List<String> traces = new ArrayList<>();

  private TopicReader(KafkaConsumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  /** What a topic holds now. */
  static List<Sent> everything(String bootstrapServers, Topic topic) {
    KafkaConsumer<String, byte[]> consumer = consumer(bootstrapServers);
    List<TopicPartition> partitions = assign(consumer, topic);
    try (TopicReader reader = new TopicReader(consumer)) {
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<Sent> messages = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        messages.addAll(reader.poll());
      }
      return messages;
    }
  }

  private static KafkaConsumer<String, byte[]> consumer(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.frameConsumer());
    settings.put("bootstrap.servers", bootstrapServers);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static List<TopicPartition> assign(KafkaConsumer<String, byte[]> consumer, Topic topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.topicName()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    return partitions;
  }

  static TopicReader atTheEnd(String bootstrapServers, Topic topic) {
    KafkaConsumer<String, byte[]> consumer = consumer(bootstrapServers);
    List<TopicPartition> partitions = assign(consumer, topic);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return new TopicReader(consumer);
  }

  /** At least {@code count} messages, or what has come within the time-out. */
  List<Sent> read(int count) {
    List<Sent> messages = new ArrayList<>();
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (messages.size() < count && System.nanoTime() < deadline) {
      messages.addAll(poll());
    }
    return messages;
  }

  private List<Sent> poll() {
    List<Sent> messages = new ArrayList<>();
    for (var record : consumer.poll(Duration.ofMillis(200))) {
      Header trace = record.headers().lastHeader(TraceHeaders.NAME);
      if (trace != null) {
        traces.add(new String(trace.value(), StandardCharsets.US_ASCII));
      }
      Header trigger = record.headers().lastHeader(KafkaFramePublisher.TRIGGER_HEADER);
      messages.add(sent(record.topic(), record.key(), record.value(), trigger));
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

  /** Trace headers of what was read so far. */
  List<String> traces() {
    return List.copyOf(traces);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
