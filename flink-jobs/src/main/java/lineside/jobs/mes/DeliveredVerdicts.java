package lineside.jobs.mes;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the topic of the MES, read back from a place on. Only what a transaction has
 * committed counts.
 *
 * @param ids verdict ids from the place to the end
 * @param end where the topic ended
 */
record DeliveredVerdicts(Set<String> ids, TopicPlaces end) {
  /**
   * Records of a partition that are looked at where no place is known, as when a line starts
   * without its state: more than a job writes between two times at which it records how far it has
   * read.
   */
  static final int LOOK_BACK = 10_000;

  private static final Duration POLL = Duration.ofMillis(100);

  /**
   * Reads.
   *
   * @param from where to begin; null when not known
   * @param settings where the broker is and how it is reached
   */
  static DeliveredVerdicts since(@Nullable TopicPlaces from, Map<String, Object> settings) {
    Map<String, Object> reading = new HashMap<>(settings);
    reading.put("isolation.level", "read_committed");
    reading.put("enable.auto.commit", "false");
    reading.put("auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.PART_VERDICT.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      for (TopicPartition partition : partitions) {
        long begin = requireNonNull(begins.get(partition));
        long end = requireNonNull(ends.get(partition));
        long place =
            from == null
                ? end - LOOK_BACK
                : requireNonNull(from.offsets().getOrDefault(partition.partition(), begin));
        consumer.seek(partition, Math.min(end, Math.max(begin, place)));
      }
      return new DeliveredVerdicts(ids(consumer, ends), places(ends));
    }
  }

  private static Set<String> ids(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    WireFormat wire = new WireFormat();
    Set<String> ids = new HashSet<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.value() != null) {
          idOf(record.value(), wire, ids);
        }
      }
    }
    return ids;
  }

  /** What cannot be read is no verdict of this job. */
  private static void idOf(byte[] value, WireFormat wire, Set<String> ids) {
    try {
      ids.add(wire.decode(value, PartVerdict.class).getVerdictId());
    } catch (UnreadableMessageException e) {
      // Not ours.
    }
  }

  private static TopicPlaces places(Map<TopicPartition, Long> ends) {
    return new TopicPlaces(
        ends.entrySet().stream()
            .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue)));
  }
}
