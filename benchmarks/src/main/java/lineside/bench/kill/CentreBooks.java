package lineside.bench.kill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import lineside.schemas.record.FlaggedFile;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Which archive files a line announced, and which of them its centre has. Used by one thread. */
final class CentreBooks {
  private final String line;
  private final String centre;
  private final Path archiveOfCentre;

  CentreBooks(String line, String centre, Path archiveOfCentre) {
    this.line = line;
    this.centre = centre;
    this.archiveOfCentre = archiveOfCentre;
  }

  /** Names of the files that the line has announced until now. */
  Set<String> announced() throws UnreadableMessageException {
    return names(line);
  }

  /** Whether the centre was told of all these and has them. */
  boolean hasAll(Set<String> files) throws UnreadableMessageException {
    return names(centre).containsAll(files)
        && files.stream().allMatch(file -> Files.isRegularFile(archiveOfCentre.resolve(file)));
  }

  private static Set<String> names(String bootstrapServers) throws UnreadableMessageException {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    WireFormat wire = new WireFormat();
    Set<String> names = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, Topic.FLAGGED.partitions())
              .mapToObj(i -> new TopicPartition(Topic.FLAGGED.topicName(), i))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
          names.add(wire.decode(record.value(), FlaggedFile.class).getUri());
        }
      }
    }
    return names;
  }
}
