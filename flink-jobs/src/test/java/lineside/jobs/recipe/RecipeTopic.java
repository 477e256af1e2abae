package lineside.jobs.recipe;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import lineside.schemas.record.Recipe;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The recipe topic as Kafka's own stand-in for a consumer shows it; one partition. */
final class RecipeTopic {
  static final TopicPartition PARTITION = new TopicPartition(Topic.RECIPE.topicName(), 0);
  final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final WireFormat wire = new WireFormat();
  private long end;

  /** A topic whose end is {@code endAtStart} when the tail starts. */
  RecipeTopic(long endAtStart) {
    consumer.updatePartitions(
        PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, null, null, null)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, endAtStart));
  }

  void append(Recipe recipe) {
    append(recipe.getRecipeId(), wire.encode(recipe));
  }

  void append(String key, byte @Nullable [] value) {
    consumer.addRecord(
        new ConsumerRecord<>(
            PARTITION.topic(), 0, end, key.getBytes(StandardCharsets.UTF_8), value));
    end++;
    consumer.updateEndOffsets(Map.of(PARTITION, end));
  }
}
