package lineside.jobs;

import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Collects what committed transactions have put on a topic, from its start. */
final class TopicReader<T extends SpecificRecordBase> implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final WireFormat wire = new WireFormat();
  private final Class<T> type;
  private final List<T> records = new ArrayList<>();

  TopicReader(String bootstrapServers, Topic topic, Class<T> type) {
    this.type = type;
    consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.topicName()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .collect(toList());
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Everything so far, after one poll. */
  List<T> poll() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
      try {
        records.add(wire.decode(record.value(), type));
      } catch (UnreadableMessageException e) {
        throw new AssertionError(e);
      }
    }
    return records;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
