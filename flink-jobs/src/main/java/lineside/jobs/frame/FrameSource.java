package lineside.jobs.frame;

import lineside.schemas.access.BrokerAccess;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import org.apache.flink.connector.base.source.reader.SourceReaderOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Builds the source of the frame topic: bounded in bytes, from the committed offsets, from the
 * start of the topic where there are none.
 */
public final class FrameSource {
  /** Polls that wait between the fetching thread and the operator; each may be full of images. */
  public static final int QUEUED_POLLS = 1;

  private FrameSource() {}

  /** The unbounded source. */
  public static KafkaSource<RawFrame> of(String bootstrapServers, String groupId) {
    return builder(bootstrapServers, groupId).build();
  }

  /** The same, open for a bound or further client properties such as credentials. */
  @SuppressWarnings("deprecation") // The connector takes the client's old enumeration and no other.
  public static KafkaSourceBuilder<RawFrame> builder(String bootstrapServers, String groupId) {
    KafkaSourceBuilder<RawFrame> builder =
        KafkaSource.<RawFrame>builder()
            .setBootstrapServers(bootstrapServers)
            .setGroupId(groupId)
            .setTopics(Topic.FRAME.topicName())
            .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
            .setDeserializer(new RawFrameDeserializer())
            .setProperties(BrokerAccess.properties())
            .setProperty(
                SourceReaderOptions.ELEMENT_QUEUE_CAPACITY.key(), Integer.toString(QUEUED_POLLS));
    ClientSettings.frameConsumer().forEach(builder::setProperty);
    return builder;
  }
}
