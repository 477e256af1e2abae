package lineside.console.send;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lineside.console.problem.Problem;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.trace.TraceHeaders;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes single records. Returns when the broker has a record, and throws when that is not certain:
 * records have ids, so that sending again is safe. Thread-safe.
 */
public final class TopicSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicSender.class);
  private static final long PATIENCE_MILLIS = 6000;

  private final Producer<byte[], byte[]> producer;
  private final WireFormat wire = new WireFormat();
  private final TraceHeaders traces = TraceHeaders.ofProcess();

  private TopicSender(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** Connects to a broker, which need not be there yet. */
  public static TopicSender connect(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.putAll(BrokerAccess.settings());
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("client.id", "lineside-console-sender");
    settings.put("linger.ms", "0");
    settings.put("max.block.ms", "3000");
    settings.put("request.timeout.ms", "2500");
    settings.put("delivery.timeout.ms", "5000");
    settings.put("reconnect.backoff.max.ms", "1000");
    return new TopicSender(
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /**
   * Writes a record.
   *
   * @throws Problem when the broker does not confirm it in time
   */
  public void send(Topic topic, String key, SpecificRecordBase record) {
    write(topic, key, wire.encode(record), traces.of(record));
  }

  /**
   * Writes that a key has no record any more.
   *
   * @throws Problem when the broker does not confirm it in time
   */
  public void withdraw(Topic topic, String key) {
    write(topic, key, null, List.of());
  }

  private void write(Topic topic, String key, byte @Nullable [] value, List<Header> headers) {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  topic.topicName(), null, key.getBytes(StandardCharsets.UTF_8), value, headers))
          .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.warn("{} did not confirm a record: {}", topic.topicName(), String.valueOf(e));
      throw away();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away();
    }
  }

  private static Problem away() {
    return new Problem(
        Problem.Kind.BROKER_AWAY,
        "The message broker does not answer, so nothing is confirmed. Please try again: doing it"
            + " twice is safe.");
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
