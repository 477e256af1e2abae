package lineside.jobs;

import static java.util.stream.Collectors.toList;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lineside.schemas.topic.Topic;
import lineside.schemas.trace.TraceHeaders;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Collects what committed transactions have put on a topic, from its start. */
final class TopicReader<T extends SpecificRecordBase> implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final WireFormat wire = new WireFormat();
  private final Class<T> type;
  private final List<T> records = new ArrayList<>();
  private final Map<String, Set<String>> traces = new TreeMap<>();

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
      Header trace = record.headers().lastHeader(TraceHeaders.NAME);
      if (trace != null) {
        String[] parts = new String(trace.value(), StandardCharsets.US_ASCII).split("-", -1);
        traces.computeIfAbsent(parts[1], id -> new TreeSet<>()).add(parts[2]);
      }
      try {
        records.add(wire.decode(record.value(), type));
      } catch (UnreadableMessageException e) {
        throw new AssertionError(e);
      }
    }
    return records;
  }

  /** Parent ids of the trace headers so far, by trace id. */
  Map<String, Set<String>> traces() {
    return traces;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
