package lineside.jobs.tail;

import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.access.BrokerAccess;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads every partition of one topic from its start, one poll at a time, and knows when it has read
 * all that was there when it began. Driven by one thread.
 */
public final class TopicTail implements AutoCloseable {
  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private Map<TopicPartition, Long> pending = Map.of();
  private volatile boolean caughtUp;

  /** Takes the consumer and closes it. */
  public TopicTail(Consumer<byte[], byte[]> consumer, String topic) {
    this.consumer = consumer;
    this.topic = topic;
  }

  /** Reads from a broker. */
  public static TopicTail open(String bootstrapServers, String topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "enable.auto.commit", "false",
            "auto.offset.reset", "earliest");
    return new TopicTail(
        new KafkaConsumer<>(
            BrokerAccess.with(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        topic);
  }

  /**
   * Finds the partitions and notes where they end now.
   *
   * @throws IllegalStateException when there is no such topic
   */
  public void onStart() {
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    noteEnds(partitions);
  }

  /**
   * The same, passing over records that were written before {@code since}.
   *
   * @throws IllegalStateException when there is no such topic
   */
  public void onStart(Instant since) {
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
    consumer.seekToEnd(partitions);
    consumer
        .offsetsForTimes(times)
        .forEach(
            (partition, found) -> {
              if (found != null) {
                consumer.seek(partition, found.offset());
              }
            });
    noteEnds(partitions);
  }

  private List<TopicPartition> partitions() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .collect(toList());
    if (partitions.isEmpty()) {
      throw new IllegalStateException("control unreadable: no topic " + topic);
    }
    return partitions;
  }

  private void noteEnds(List<TopicPartition> partitions) {
    pending = new LinkedHashMap<>(consumer.endOffsets(partitions));
    noteProgress();
  }

  /** Hands over what has come, waiting for it at most that long. */
  public void poll(
      Duration patience, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    consumer.poll(patience).forEach(taker);
    if (!caughtUp) {
      noteProgress();
    }
  }

  /** Whether everything that was there at start has been read. */
  public boolean isCaughtUp() {
    return caughtUp;
  }

  /** Makes a running poll return; the only method for another thread. */
  public void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void noteProgress() {
    pending.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    caughtUp = pending.isEmpty();
  }
}
