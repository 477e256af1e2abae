package lineside.analyzer.feedback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.record.Feedback;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads {@code feedback.v1} from its beginning to where it ends now. Owns its consumer. */
public final class FeedbackTopic implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Consumer<String, byte[]> consumer;
  private final WireFormat wireFormat = new WireFormat();
  private int unreadableMessages;

  /** Takes over {@code consumer}, which {@link #close} closes. */
  FeedbackTopic(Consumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  /** Connects to the brokers at {@code bootstrapServers}, as in Kafka's client configuration. */
  public static FeedbackTopic connect(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("enable.auto.commit", false);
    settings.put("isolation.level", "read_committed");
    return new FeedbackTopic(
        new KafkaConsumer<>(
            BrokerAccess.with(settings), new StringDeserializer(), new ByteArrayDeserializer()));
  }

  /** Messages that could not be read; the jobs make dead letters of them. */
  public int unreadableMessages() {
    return unreadableMessages;
  }

  /** All that was said, in order within a part; what can't be read is left out and counted. */
  public List<Feedback> read() {
    String topic = Topic.FEEDBACK.topicName();
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<Feedback> said = new ArrayList<>();
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
        add(said, message.value());
      }
    }
    return said;
  }

  private void add(List<Feedback> said, byte[] value) {
    try {
      said.add(wireFormat.decode(value, Feedback.class));
    } catch (UnreadableMessageException unreadable) {
      unreadableMessages++;
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
