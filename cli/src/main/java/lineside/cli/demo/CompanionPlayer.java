package lineside.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.ProcessReading;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays part contexts and process readings onto their topics in step with the cameras: what a
 * trigger at some line time may need is on its way before the trigger. Thread-safe: every camera
 * calls it.
 */
final class CompanionPlayer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CompanionPlayer.class);

  /** Contexts go this much line time ahead; a real MES knows a part when it enters the line. */
  private static final Duration CONTEXT_LEAD = Duration.ofSeconds(2);

  private final CompanionData data;
  private final Instant zero;
  private final KafkaProducer<String, byte[]> producer;
  private final WireFormat wire = new WireFormat();
  private final AtomicLong failures = new AtomicLong();
  private int nextContext;
  private int nextReading;

  /**
   * Connects when the first message is sent.
   *
   * @param zero event time of line time zero
   */
  CompanionPlayer(CompanionData data, Instant zero, String bootstrapServers) {
    this.data = data;
    this.zero = zero;
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("client.id", "lineside-companions");
    this.producer =
        new KafkaProducer<>(
            BrokerAccess.with(settings), new StringSerializer(), new ByteArraySerializer());
  }

  /** Sends everything that is said up to {@code lineTime}, and the contexts a little beyond. */
  synchronized void advance(Instant lineTime) {
    long offset = Duration.between(zero, lineTime).toMillis();
    List<CompanionData.Timed<PartContext>> contexts = data.contexts();
    while (nextContext < contexts.size()
        && contexts.get(nextContext).offsetMillis() <= offset + CONTEXT_LEAD.toMillis()) {
      send(contexts.get(nextContext));
      nextContext++;
    }
    List<CompanionData.Timed<ProcessReading>> readings = data.readings();
    while (nextReading < readings.size() && readings.get(nextReading).offsetMillis() <= offset) {
      sendReading(readings.get(nextReading));
      nextReading++;
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(10));
  }

  private void send(CompanionData.Timed<PartContext> timed) {
    PartContext context =
        PartContext.newBuilder(timed.message())
            .setAt(zero.plusMillis(timed.offsetMillis()))
            .build();
    send(Topic.PART_CONTEXT, context.getPartId(), context);
  }

  private void sendReading(CompanionData.Timed<ProcessReading> timed) {
    ProcessReading reading =
        ProcessReading.newBuilder(timed.message())
            .setAt(zero.plusMillis(timed.offsetMillis()))
            .build();
    send(Topic.PROCESS, reading.getLineId(), reading);
  }

  private void send(Topic topic, String key, SpecificRecordBase message) {
    var unused =
        producer.send(
            new ProducerRecord<>(topic.topicName(), key, wire.encode(message)),
            (metadata, failure) -> {
              if (failure != null && failures.getAndIncrement() == 0) {
                LOG.error("what is said beside the cameras does not reach {}", topic, failure);
              }
            });
  }
}
