package lineside.uplink;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.trace.TraceHeaders;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import lineside.testbroker.TestBroker;
import lineside.vision.evidence.DirectoryEvidenceStore;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A line and a centre: two real brokers with every topic, and stores in two directories. */
final class TwoPlants implements AutoCloseable {
  private static final TraceHeaders TRACES = new TraceHeaders(1);

  final TestBroker line;
  final TestBroker centre;
  final Path lineArchive;
  final Path centreArchive;
  final DirectoryEvidenceStore lineEvidence;
  final DirectoryEvidenceStore centreEvidence;
  private final WireFormat wire = new WireFormat();

  private TwoPlants(TestBroker line, TestBroker centre, Path directory) throws IOException {
    this.line = line;
    this.centre = centre;
    this.lineArchive = Files.createDirectories(directory.resolve("line/archive"));
    this.centreArchive = Files.createDirectories(directory.resolve("centre/archive"));
    this.lineEvidence = new DirectoryEvidenceStore(directory.resolve("line/evidence"));
    this.centreEvidence = new DirectoryEvidenceStore(directory.resolve("centre/evidence"));
  }

  static TwoPlants start(Path directory) throws Exception {
    TestBroker line = TestBroker.start(directory.resolve("line/broker"));
    TestBroker centre = TestBroker.start(directory.resolve("centre/broker"));
    line.createTopics();
    centre.createTopics();
    return new TwoPlants(line, centre, directory);
  }

  Ends ends() {
    return new Ends(
        Map.of("bootstrap.servers", line.bootstrapServers()),
        // So that a test of a cut does not wait for half a minute.
        Map.of(
            "bootstrap.servers",
            centre.bootstrapServers(),
            "delivery.timeout.ms",
            "3000",
            "request.timeout.ms",
            "1000",
            "max.block.ms",
            "2000"));
  }

  Stores stores() {
    return new Stores(lineEvidence, centreEvidence, lineArchive, centreArchive);
  }

  void send(TestBroker broker, Topic topic, String key, SpecificRecordBase message) {
    send(
        broker,
        new ProducerRecord<>(
            topic.topicName(), null, key, wire.encode(message), TRACES.of(message)));
  }

  void send(TestBroker broker, Topic topic, String key, byte[] value) {
    send(broker, new ProducerRecord<>(topic.topicName(), key, value));
  }

  private static void send(TestBroker broker, ProducerRecord<String, byte[]> record) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", broker.bootstrapServers());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("not sent to " + record.topic(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every committed message of a type, each partition in its order. */
  <T extends SpecificRecordBase> List<T> read(TestBroker broker, Topic topic, Class<T> type)
      throws UnreadableMessageException {
    List<T> messages = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records(broker, topic)) {
      messages.add(wire.decode(record.value(), type));
    }
    return messages;
  }

  /** Values of the trace headers of a topic's messages. */
  List<String> traces(TestBroker broker, Topic topic) {
    return records(broker, topic).stream()
        .map(record -> record.headers().lastHeader(TraceHeaders.NAME))
        .map(header -> new String(header.value(), StandardCharsets.US_ASCII))
        .toList();
  }

  private static List<ConsumerRecord<String, byte[]>> records(TestBroker broker, Topic topic) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, topic.partitions())
              .mapToObj(i -> new TopicPartition(topic.topicName(), i))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  @Override
  public void close() {
    line.close();
    centre.close();
  }
}
