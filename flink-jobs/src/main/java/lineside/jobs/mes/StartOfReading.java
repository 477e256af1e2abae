package lineside.jobs.mes;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import lineside.schemas.topic.Topic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where reading back what the MES has begins, so that all is found that may be written again. */
@FunctionalInterface
interface StartOfReading {
  /** By how much clocks of task managers, which give the times of records, may differ. */
  Duration CLOCKS = Duration.ofMinutes(10);

  /** How long a record that is there may take. */
  Duration PATIENCE = Duration.ofSeconds(30);

  /** Wait of one look. */
  Duration POLL = Duration.ofMillis(100);

  /** Records of a partition that are looked at in any case, against clocks that differ by more. */
  long AT_LEAST = 10_000;

  /**
   * Places by partition.
   *
   * @param committed reader of the topic, assigned to its partitions
   * @param ends of the topic
   */
  Map<TopicPartition, Long> places(
      Consumer<byte[], byte[]> committed, Map<TopicPartition, Long> ends);

  /** Where a checkpoint says; a partition that it does not know was made later. */
  static StartOfReading at(TopicPlaces places) {
    return (committed, ends) -> {
      Map<TopicPartition, Long> begins = committed.beginningOffsets(ends.keySet());
      return ends.keySet().stream()
          .collect(
              Collectors.toMap(
                  partition -> partition,
                  partition ->
                      Math.max(
                          requireNonNull(begins.get(partition)),
                          places.offsets().getOrDefault(partition.partition(), 0L))));
    };
  }

  /**
   * Where there is no checkpoint: at the time of the first verdict of the gate that the job is
   * going to read, because what it makes of that one was written later.
   *
   * @param broker where it is and how it is reached
   * @param group of the job's readers of the gate
   */
  static StartOfReading atTimeOfTheGate(Map<String, Object> broker, String group) {
    return (committed, ends) -> {
      Map<TopicPartition, Long> begins = committed.beginningOffsets(ends.keySet());
      Map<TopicPartition, Long> written = new HashMap<>();
      firstTimeOfTheGate(broker, group)
          .ifPresent(time -> written.putAll(offsets(committed, ends, time - CLOCKS.toMillis())));
      Map<TopicPartition, Long> places = new HashMap<>();
      ends.forEach(
          (partition, end) ->
              places.put(
                  partition,
                  Math.max(
                      requireNonNull(begins.get(partition)),
                      Math.min(end - AT_LEAST, written.getOrDefault(partition, end)))));
      return places;
    };
  }

  /** Of the first records from a time on, milliseconds since 1970; none where there are none. */
  private static Map<TopicPartition, Long> offsets(
      Consumer<byte[], byte[]> topic, Map<TopicPartition, Long> ends, long time) {
    Map<TopicPartition, Long> times =
        ends.keySet().stream().collect(Collectors.toMap(partition -> partition, any -> time));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    topic
        .offsetsForTimes(times)
        .forEach(
            (partition, found) -> {
              if (found != null) {
                offsets.put(partition, found.offset());
              }
            });
    return offsets;
  }

  private static OptionalLong firstTimeOfTheGate(Map<String, Object> broker, String group) {
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put("group.id", group);
    try (Consumer<byte[], byte[]> gate = DeliveredVerdicts.consumer(settings, "read_committed")) {
      Collection<TopicPartition> partitions =
          DeliveredVerdicts.partitions(gate, Topic.GATE_VERDICT);
      gate.assign(partitions);
      Map<TopicPartition, OffsetAndMetadata> read = gate.committed(Set.copyOf(partitions));
      Map<TopicPartition, Long> ends = gate.endOffsets(partitions);
      OptionalLong first = OptionalLong.empty();
      for (TopicPartition partition : partitions) {
        OptionalLong time = timeOfNext(gate, partition, read.get(partition), ends);
        if (time.isPresent() && (first.isEmpty() || time.getAsLong() < first.getAsLong())) {
          first = time;
        }
      }
      return first;
    }
  }

  private static OptionalLong timeOfNext(
      Consumer<byte[], byte[]> gate,
      TopicPartition partition,
      @Nullable OffsetAndMetadata read,
      Map<TopicPartition, Long> ends) {
    gate.assign(Set.of(partition));
    if (read == null) {
      gate.seekToBeginning(Set.of(partition));
    } else {
      gate.seek(partition, read.offset());
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (gate.position(partition) < requireNonNull(ends.get(partition))) {
      for (ConsumerRecord<byte[], byte[]> record : gate.poll(POLL)) {
        return OptionalLong.of(record.timestamp());
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the gate's topic cannot be read: " + partition);
      }
    }
    return OptionalLong.empty();
  }
}
