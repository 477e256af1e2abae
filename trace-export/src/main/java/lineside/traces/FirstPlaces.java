package lineside.traces;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Lets a group that knows no place begin at the end, and records that at once: a reader that ends
 * before it has got anywhere goes on from there and not from a later end. Used by the consumer's
 * thread.
 */
final class FirstPlaces implements ConsumerRebalanceListener {
  private final Consumer<byte[], byte[]> consumer;

  FirstPlaces(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> known = consumer.committed(Set.copyOf(partitions));
    Map<TopicPartition, OffsetAndMetadata> first = new HashMap<>();
    consumer
        .endOffsets(partitions)
        .forEach(
            (partition, end) -> {
              if (known.get(partition) == null) {
                consumer.seek(partition, end);
                first.put(partition, new OffsetAndMetadata(end));
              }
            });
    if (!first.isEmpty()) {
      consumer.commitSync(first);
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
}
