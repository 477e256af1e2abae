package lineside.jobs.topic;

import lineside.schemas.access.BrokerAccess;
import lineside.schemas.topic.Topic;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Builds sources of small records: from the committed offsets, from the start where none are. */
public final class TopicSource {
  private TopicSource() {}

  /** The unbounded source of one topic. */
  @SuppressWarnings("deprecation") // The connector takes the client's old enumeration and no other.
  public static KafkaSource<TopicRecord> of(Topic topic, String bootstrapServers, String groupId) {
    return KafkaSource.<TopicRecord>builder()
        .setBootstrapServers(bootstrapServers)
        .setGroupId(groupId)
        .setTopics(topic.topicName())
        .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
        .setDeserializer(new TopicRecordDeserializer())
        .setProperties(BrokerAccess.properties())
        .setProperty("isolation.level", "read_uncommitted")
        .setProperty("fetch.max.wait.ms", "50")
        .build();
  }
}
