package lineside.analyzer.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.record.Pattern;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes patterns on {@code pattern.v1}, key pattern id. Owns its producer. One thread at a
 * time.
 */
public final class PatternPublisher implements AutoCloseable {
  private final Producer<String, byte[]> producer;
  private final WireFormat wireFormat = new WireFormat();

  /** Takes over {@code producer}, which {@link #close} closes. */
  public PatternPublisher(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  /** Connects to the brokers at {@code bootstrapServers}, as in Kafka's client configuration. */
  public static PatternPublisher connect(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.put("bootstrap.servers", bootstrapServers);
    return new PatternPublisher(
        new KafkaProducer<>(
            BrokerAccess.with(settings), new StringSerializer(), new ByteArraySerializer()));
  }

  /**
   * Sends {@code patterns} and returns when the broker has all of them.
   *
   * @throws PatternsNotPublishedException when the broker took one of them not
   * @throws InterruptedException when interrupted while waiting; some may have been sent
   */
  public void publish(List<Pattern> patterns)
      throws PatternsNotPublishedException, InterruptedException {
    List<Future<RecordMetadata>> sent =
        patterns.stream().map(this::send).collect(Collectors.toList());
    producer.flush();
    for (int i = 0; i < sent.size(); i++) {
      confirm(sent.get(i), patterns.get(i).getPatternId());
    }
  }

  /**
   * Takes patterns back that are no longer found (a null value on the compacted topic), and returns
   * when the broker has all of it.
   *
   * @throws PatternsNotPublishedException when the broker took one of them not
   * @throws InterruptedException when interrupted while waiting; some may have been sent
   */
  public void takeBack(List<String> patternIds)
      throws PatternsNotPublishedException, InterruptedException {
    List<Future<RecordMetadata>> sent =
        patternIds.stream().map(this::sendTombstone).collect(Collectors.toList());
    producer.flush();
    for (int i = 0; i < sent.size(); i++) {
      confirm(sent.get(i), patternIds.get(i));
    }
  }

  private Future<RecordMetadata> sendTombstone(String patternId) {
    return producer.send(new ProducerRecord<>(Topic.PATTERN.topicName(), patternId, null));
  }

  private static void confirm(Future<RecordMetadata> sent, String patternId)
      throws PatternsNotPublishedException, InterruptedException {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new PatternsNotPublishedException(
          "publish failed: pattern %s on %s".formatted(patternId, Topic.PATTERN.topicName()),
          e.getCause() == null ? e : e.getCause());
    }
  }

  private Future<RecordMetadata> send(Pattern pattern) {
    return producer.send(
        new ProducerRecord<>(
            Topic.PATTERN.topicName(), pattern.getPatternId(), wireFormat.encode(pattern)));
  }

  @Override
  public void close() {
    producer.close();
  }
}
