package lineside.bench.plant;

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

/** Hears what is written to topics from now on. Used by one thread. */
public final class Listener implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final WireFormat wire = new WireFormat();

  /** Stands at the end of the topics when it returns. */
  public Listener(String bootstrapServers, Topic... topics) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "fetch.min.bytes", "1",
                "fetch.max.wait.ms", "100",
                "enable.auto.commit", "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic topic : topics) {
      partitions.addAll(Topics.partitions(topic));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** What came, waiting a moment for something. */
  public List<SpecificRecordBase> poll() {
    List<SpecificRecordBase> messages = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
      try {
        messages.add(wire.decode(record.value()));
      } catch (UnreadableMessageException e) {
        throw new IllegalStateException("unreadable message of the job", e);
      }
    }
    return messages;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
