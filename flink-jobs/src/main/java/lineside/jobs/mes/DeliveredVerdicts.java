package lineside.jobs.mes;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands on the topic of the MES, read back from a place on. Only what a transaction has
 * committed counts.
 *
 * @param ids verdict ids from the place to the end
 * @param end where the topic ended
 */
record DeliveredVerdicts(Set<String> ids, TopicPlaces end) {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveredVerdicts.class);
  private static final Duration POLL = Duration.ofMillis(100);

  /**
   * Longer than the broker lets a transaction be open that nobody ends; until then what stands
   * behind it does not show.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  /**
   * Reads.
   *
   * @param start tells where to begin
   * @param broker where it is and how it is reached
   * @throws IllegalStateException when the end is not reached in time
   */
  static DeliveredVerdicts since(StartOfReading start, Map<String, Object> broker) {
    // To the very end, not to where an open transaction begins.
    Map<TopicPartition, Long> ends;
    try (Consumer<byte[], byte[]> all = consumer(broker, "read_uncommitted")) {
      ends = all.endOffsets(partitions(all, Topic.PART_VERDICT));
    }
    try (Consumer<byte[], byte[]> committed = consumer(broker, "read_committed")) {
      committed.assign(ends.keySet());
      Map<TopicPartition, Long> begins = start.places(committed, ends);
      ends.forEach(
          (partition, end) ->
              committed.seek(partition, Math.min(end, requireNonNull(begins.get(partition)))));
      return new DeliveredVerdicts(ids(committed, ends), places(ends));
    }
  }

  static Consumer<byte[], byte[]> consumer(Map<String, Object> broker, String isolation) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put("isolation.level", isolation);
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  static Collection<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, Topic topic) {
    return consumer.partitionsFor(topic.topicName()).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private static Set<String> ids(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    WireFormat wire = new WireFormat();
    Set<String> ids = new HashSet<>();
    long unreadable = 0;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<TopicPartition> open = open(consumer, ends);
    while (!open.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
          if (record.value() != null) {
            ids.add(wire.decode(record.value(), PartVerdict.class).getVerdictId());
          }
        } catch (UnreadableMessageException e) {
          unreadable++;
        }
      }
      open = open(consumer, ends);
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "reading back what the MES has stands still at %s, the end is %s"
                .formatted(
                    open.stream().map(one -> one + "@" + consumer.position(one)).toList(), ends));
      }
    }
    if (unreadable > 0) {
      LOG.warn("{} records of the topic of the MES cannot be read: none of ours", unreadable);
    }
    return ids;
  }

  private static List<TopicPartition> open(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .filter(end -> consumer.position(end.getKey()) < end.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static TopicPlaces places(Map<TopicPartition, Long> ends) {
    return new TopicPlaces(
        ends.entrySet().stream()
            .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue)));
  }
}
