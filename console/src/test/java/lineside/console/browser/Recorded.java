package lineside.console.browser;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lineside.schemas.topic.Topic;
import lineside.schemas.trace.TraceHeaders;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what stands on a topic by now. */
final class Recorded {
  private final String bootstrapServers;

  Recorded(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  <T extends SpecificRecordBase> List<T> on(Topic topic, Class<T> type) {
    List<T> found = new ArrayList<>();
    read(topic).forEach(record -> add(record, type, found));
    return found;
  }

  /** Values of the header {@code traceparent}. */
  List<String> traces(Topic topic) {
    return read(topic).stream()
        .map(record -> record.headers().lastHeader(TraceHeaders.NAME))
        .filter(Objects::nonNull)
        .map(header -> new String(header.value(), US_ASCII))
        .toList();
  }

  private List<ConsumerRecord<String, byte[]>> read(Topic topic) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(info -> new TopicPartition(topic.topicName(), info.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (partitions.stream()
          .anyMatch(one -> consumer.position(one) < requireNonNull(ends.get(one)))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }

  private static <T extends SpecificRecordBase> void add(
      ConsumerRecord<String, byte[]> record, Class<T> type, List<T> found) {
    if (record.value() == null) {
      return;
    }
    try {
      SpecificRecordBase message = new WireFormat().decode(record.value());
      if (type.isInstance(message)) {
        found.add(type.cast(message));
      }
    } catch (UnreadableMessageException e) {
      throw new IllegalStateException("a message is unreadable", e);
    }
  }
}
