package lineside.bench.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Everything on a topic of part verdicts, as somebody sees it who knows nothing of the jobs and
 * reads committed transactions only. Used by one thread.
 */
final class Verdicts implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final WireFormat wire = new WireFormat();
  private final Map<String, Integer> byVerdictId = new HashMap<>();
  private final Map<String, Integer> firstRevisions = new HashMap<>();
  private final FirstVerdicts first = new FirstVerdicts();
  private long unreadable;

  /** Reads from the start of the topic. */
  Verdicts(String bootstrapServers, Topic topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest",
                "fetch.max.wait.ms", "20"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (int partition = 0; partition < topic.partitions(); partition++) {
      partitions.add(new TopicPartition(topic.topicName(), partition));
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Takes what came, waiting a moment for something. */
  void poll() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(20))) {
      try {
        take(wire.decode(record.value(), PartVerdict.class));
      } catch (UnreadableMessageException e) {
        unreadable++;
      }
    }
  }

  private void take(PartVerdict verdict) {
    byVerdictId.merge(verdict.getVerdictId(), 1, Integer::sum);
    if (verdict.getRevision() == 0) {
      firstRevisions.merge(verdict.getPartId(), 1, Integer::sum);
    }
    first.take(verdict, System.nanoTime());
  }

  /** What the first verdicts were. */
  FirstVerdicts first() {
    return first;
  }

  /** Whether all these parts have revision 0. */
  boolean hasAll(Set<String> parts) {
    return firstRevisions.size() >= parts.size() && firstRevisions.keySet().containsAll(parts);
  }

  /**
   * What was wrong with what was read.
   *
   * @param parts that must have revision 0
   * @param others that may have it
   */
  Errors errors(Set<String> parts, Set<String> others) {
    Set<String> missing = new HashSet<>(parts);
    missing.removeAll(firstRevisions.keySet());
    Set<String> foreign = new HashSet<>(firstRevisions.keySet());
    foreign.removeAll(parts);
    foreign.removeAll(others);
    long repeated = byVerdictId.values().stream().mapToLong(count -> count - 1L).sum();
    return new Errors(missing.size(), repeated, foreign.size(), unreadable);
  }

  /**
   * What an exact topic has none of.
   *
   * @param missing parts without revision 0
   * @param repeated records beyond the first of their verdict id
   * @param foreign parts that nobody triggered
   * @param unreadable records that are no verdict
   */
  record Errors(long missing, long repeated, long foreign, long unreadable) {
    long sum() {
      return missing + repeated + foreign + unreadable;
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
