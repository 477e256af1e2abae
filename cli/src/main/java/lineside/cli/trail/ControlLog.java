package lineside.cli.trail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import lineside.jobs.tail.TopicTail;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * One small topic with records of one type, from its start to its end of now. Used by one thread.
 *
 * @param <T> its records
 */
final class ControlLog<T extends SpecificRecordBase> {
  private static final Duration POLL = Duration.ofMillis(100);

  private final String bootstrapServers;
  private final Topic topic;
  private final Class<T> type;
  private final WireFormat wire = new WireFormat();

  ControlLog(String bootstrapServers, Topic topic, Class<T> type) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.type = type;
  }

  /** Every record in the order of the log; what nobody can read is left out. */
  List<T> all() {
    List<T> all = new ArrayList<>();
    read(
        (key, record) -> {
          if (record != null) {
            all.add(record);
          }
        });
    return all;
  }

  /** The last record of each key, by key. */
  Map<String, T> last() {
    Map<String, T> last = new LinkedHashMap<>();
    read(
        (key, record) -> {
          last.remove(key);
          if (record != null) {
            last.put(key, record);
          }
        });
    return last;
  }

  /**
   * Appends a record; returns when the broker has it.
   *
   * @throws IOException when the broker does not take it
   */
  void append(String key, T record) throws IOException, InterruptedException {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", bootstrapServers);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            BrokerAccess.with(settings), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic.topicName(), key, wire.encode(record))).get();
    } catch (ExecutionException e) {
      throw new IOException(topic.topicName() + " did not take a record", e.getCause());
    }
  }

  private void read(BiConsumer<String, @Nullable T> taker) {
    try (TopicTail tail = TopicTail.open(bootstrapServers, topic.topicName())) {
      tail.onStart();
      while (!tail.isCaughtUp()) {
        tail.poll(POLL, record -> take(record, taker));
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, BiConsumer<String, @Nullable T> taker) {
    byte @Nullable [] key = record.key();
    byte @Nullable [] value = record.value();
    String name = key == null ? "" : new String(key, StandardCharsets.UTF_8);
    if (value == null) {
      taker.accept(name, null);
      return;
    }
    try {
      taker.accept(name, wire.decode(value, type));
    } catch (UnreadableMessageException e) {
      // Nobody can read it, and it says nothing of its key.
      return;
    }
  }
}
