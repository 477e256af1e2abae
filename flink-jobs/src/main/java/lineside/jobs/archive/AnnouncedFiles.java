package lineside.jobs.archive;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.record.FlaggedFile;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the topic of announcements already holds, so that a restarted lister reads no file again
 * whose announcement got through. Files never change, so their names suffice.
 */
public final class AnnouncedFiles {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private AnnouncedFiles() {}

  /**
   * Reads the topic to the end that it has now. Messages that nobody can read are passed over:
   * their files are announced again, with the same id.
   *
   * @return names of files, relative to the archive
   * @throws IOException when the broker does not answer
   */
  public static Set<String> on(String bootstrapServers) throws IOException {
    Set<String> names = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.FLAGGED.topicName(), ANSWER).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER);
      WireFormat wire = new WireFormat();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey(), ANSWER) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          take(record.value(), wire, names);
        }
      }
    } catch (KafkaException e) {
      throw new IOException(
          "broker " + bootstrapServers + " did not tell what is announced: " + e.getMessage(), e);
    }
    return names;
  }

  private static void take(byte[] value, WireFormat wire, Set<String> names) {
    try {
      if (value != null) {
        names.add(wire.decode(value, FlaggedFile.class).getUri());
      }
    } catch (UnreadableMessageException e) {
      // Not an announcement; the file it may have meant is announced again.
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String servers) {
    return new KafkaConsumer<>(
        BrokerAccess.with(
            Map.of(
                "bootstrap.servers", servers,
                "enable.auto.commit", "false",
                "allow.auto.create.topics", "false",
                "auto.offset.reset", "earliest")),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
