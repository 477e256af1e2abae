package lineside.traces;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.trace.TraceHeaders;
import lineside.schemas.wire.TrustedRecords;
import lineside.schemas.wire.WireFormat;
import lineside.testbroker.TestBroker;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a topic of a real broker to requests that are read by the published protobuf of OTLP. */
class TraceExportIT {
  private static final Duration BOUND = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(20);

  @TempDir Path directory;
  private TestBroker broker;
  private ReceivedTraces collector;
  private final ExportMeter meter = new ExportMeter(new SimpleMeterRegistry());
  private final WireFormat wire = new WireFormat();

  @BeforeEach
  void start() throws Exception {
    TrustedRecords.trust();
    broker = TestBroker.start(directory);
    broker.createTopics();
    collector = ReceivedTraces.at(0);
    beginAtTheStart();
  }

  @AfterEach
  void stop() {
    collector.close();
    broker.close();
  }

  @Test
  void verdictsThatAreSampledBecomeSpansAndNothingElseDoes() throws Exception {
    send(Verdicts.ofTwoViews("quiet"), new TraceHeaders(0));
    sendBytes(new byte[] {1, 2, 3}, new TraceHeaders(1));
    sendBytes(null, new TraceHeaders(1));
    send(Verdicts.ofTwoViews("told"), new TraceHeaders(1));

    running(() -> collector.spans().size() >= 3);

    assertThat(traces()).containsExactly(Identities.inspectionId("line-a", "told", 1));
    assertThat(collector.spans())
        .extracting(Span::getName)
        .containsExactlyInAnyOrder("inspection", "view", "view");
    assertThat(collector.authorizations()).containsOnly("Bearer of-the-plant");
    assertThat(meter.spans()).isEqualTo(3);
  }

  @Test
  void whileTheCollectorIsAwayOrBusyNothingIsLost() throws Exception {
    collector.answerWith(503);
    send(Verdicts.ofTwoViews("first"), new TraceHeaders(1));

    running(
        () -> {
          Awaitility.await().atMost(BOUND).until(() -> meter.failures() > 0);
          int port = collector.port();
          collector.close();
          send(Verdicts.ofTwoViews("second"), new TraceHeaders(1));
          long before = meter.failures();
          Awaitility.await().atMost(BOUND).until(() -> meter.failures() > before);
          collector = ReceivedTraces.at(port);
          Awaitility.await().atMost(BOUND).until(() -> traces().size() == 2);
          return true;
        });

    assertThat(meter.spansGivenUp()).isZero();
  }

  @Test
  void whatTheCollectorRefusesForGoodIsGivenUpAndTheRestGoesOn() throws Exception {
    collector.answerWith(400);
    send(Verdicts.ofTwoViews("refused"), new TraceHeaders(1));

    running(
        () -> {
          Awaitility.await().atMost(BOUND).until(() -> meter.spansGivenUp() == 3);
          collector.answerWith(200);
          send(Verdicts.ofTwoViews("taken"), new TraceHeaders(1));
          Awaitility.await().atMost(BOUND).until(() -> traces().size() == 1);
          return true;
        });

    assertThat(traces()).containsExactly(Identities.inspectionId("line-a", "taken", 1));
  }

  @Test
  void aSecondRunGoesOnWhereTheFirstEnded() throws Exception {
    send(Verdicts.ofTwoViews("first"), new TraceHeaders(1));
    running(() -> traces().size() == 1);
    int told = collector.spans().size();
    send(Verdicts.ofTwoViews("second"), new TraceHeaders(1));

    running(() -> traces().size() == 2);

    assertThat(collector.spans()).hasSize(2 * told);
  }

  /** Runs an export until something is so. */
  private void running(Callable<Boolean> until) throws Exception {
    TraceExport export =
        new TraceExport(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            Collector.at(collector.address(), Map.of("Authorization", "Bearer of-the-plant")),
            meter,
            LONGEST_WAIT);
    CompletableFuture<Void> running = CompletableFuture.runAsync(export);
    try {
      Awaitility.await().atMost(BOUND.multipliedBy(3)).until(until);
    } finally {
      export.close();
      running.get();
    }
  }

  private Set<String> traces() {
    return collector.spans().stream()
        .map(Span::getTraceId)
        .map(ByteString::toByteArray)
        .map(HexFormat.of()::formatHex)
        .collect(Collectors.toSet());
  }

  /** As one that was there before: a new one would begin at the end. */
  private void beginAtTheStart() {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", TraceExport.GROUP);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.commitSync(
          consumer.partitionsFor(Topic.PART_VERDICT.topicName()).stream()
              .collect(
                  Collectors.toMap(
                      info -> new TopicPartition(info.topic(), info.partition()),
                      info -> new OffsetAndMetadata(0))));
    }
  }

  private void send(PartVerdict verdict, TraceHeaders headers) throws Exception {
    send(
        new ProducerRecord<>(
            Topic.PART_VERDICT.topicName(),
            null,
            "line-a".getBytes(UTF_8),
            wire.encode(verdict),
            headers.of(verdict)));
  }

  private void sendBytes(byte @Nullable [] value, TraceHeaders headers) throws Exception {
    send(
        new ProducerRecord<>(
            Topic.PART_VERDICT.topicName(),
            null,
            "line-a".getBytes(UTF_8),
            value,
            headers.of(Verdicts.ofTwoViews("any"))));
  }

  private void send(ProducerRecord<byte[], byte[]> record) throws Exception {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", broker.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(record).get();
    }
  }
}
