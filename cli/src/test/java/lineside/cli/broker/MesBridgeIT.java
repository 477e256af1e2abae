package lineside.cli.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lineside.mes.MesBridge;
import lineside.schemas.record.ProcessReading;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.topic.TopicAdmin;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bridge on a real broker: taken over in the middle, and beside what nobody can read. */
class MesBridgeIT {
  private static final Duration BOUND = Duration.ofMinutes(1);
  private static final int READINGS = 3_000;

  @TempDir Path directory;
  private EmbeddedBroker broker;

  @BeforeEach
  void start() throws Exception {
    broker = EmbeddedBroker.start(directory);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      TopicAdmin.createAll(admin, (short) 1);
    }
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void carriesEveryRecordOnceAlthoughAnotherOneTakesOver() throws Exception {
    send(Topic.PROCESS_JSON, IntStream.range(0, READINGS / 2).mapToObj(MesBridgeIT::json).toList());
    try (MesBridge first = bridge();
        MesBridge second = bridge()) {
      CompletableFuture<Void> fenced = CompletableFuture.runAsync(first);
      Awaitility.await().atMost(BOUND).until(() -> !read(Topic.PROCESS).isEmpty());
      CompletableFuture<Void> carrying = CompletableFuture.runAsync(second);
      send(
          Topic.PROCESS_JSON,
          IntStream.range(READINGS / 2, READINGS).mapToObj(MesBridgeIT::json).toList());

      Awaitility.await().atMost(BOUND).until(() -> read(Topic.PROCESS).size() >= READINGS);
      assertThat(values())
          .containsExactlyElementsOf(
              IntStream.range(0, READINGS).mapToObj(i -> (double) i).toList());
      // Where the other one got the partition, the first had nothing left to be refused.
      first.close();
      Throwable end = fenced.handle((none, why) -> why).get(BOUND.toSeconds(), TimeUnit.SECONDS);
      assertThat(end == null || end.getCause() instanceof ProducerFencedException)
          .as("ended by %s", end)
          .isTrue();
      second.close();
      carrying.get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Test
  void goesOnAfterWhatNobodyCanReadAndLeavesALetterOfEach() throws Exception {
    List<byte[]> values = new ArrayList<>();
    values.add(json(1));
    values.add("no JSON".getBytes(UTF_8));
    values.add("{\"lineId\": \"line-a\"}".getBytes(UTF_8));
    values.add(new byte[0]);
    values.add(json(2));
    send(Topic.PROCESS_JSON, values);
    try (MesBridge bridge = bridge()) {
      CompletableFuture<Void> carrying = CompletableFuture.runAsync(bridge);

      Awaitility.await().atMost(BOUND).until(() -> read(Topic.PROCESS).size() == 2);
      assertThat(values()).containsExactly(1.0, 2.0);
      assertThat(read(Topic.DEAD_LETTER)).hasSize(3);
      bridge.close();
      carrying.get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private MesBridge bridge() {
    return new MesBridge(broker.bootstrapServers(), "test", Clock.systemUTC());
  }

  private List<Double> values() throws Exception {
    WireFormat wire = new WireFormat();
    List<Double> values = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : read(Topic.PROCESS)) {
      values.add(wire.decode(record.value(), ProcessReading.class).getValue());
    }
    return values;
  }

  private static byte[] json(int number) {
    return """
        {"lineId": "line-a", "quantity": "count", "value": %d, "unit": "1", "at": %d}
        """
        .formatted(number, Instant.parse("2026-03-02T06:00:00Z").toEpochMilli() + number)
        .getBytes(UTF_8);
  }

  private void send(Topic topic, List<byte[]> values) throws Exception {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", broker.bootstrapServers());
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (byte[] value : values) {
        sent.add(producer.send(new ProducerRecord<>(topic.topicName(), "line-a", value)));
      }
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    }
  }

  /** Everything committed on a topic, each partition in its order. */
  private List<ConsumerRecord<String, byte[]>> read(Topic topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(),
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, topic.partitions())
              .mapToObj(i -> new TopicPartition(topic.topicName(), i))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }
}
