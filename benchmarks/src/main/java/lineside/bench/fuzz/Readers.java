package lineside.bench.fuzz;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the groups at a broker have read. Used by one thread. */
final class Readers {
  private final Admin admin;

  /** Asks by a client that somebody else closes. */
  Readers(Admin admin) {
    this.admin = admin;
  }

  /**
   * What a partition holds.
   *
   * @param begin offset of the first message
   * @param end offset behind the last
   */
  record Extent(long begin, long end) {}

  /** Whether there are groups of a name, and each has read all that it is given to read. */
  boolean haveReadAll(String name) throws InterruptedException {
    try {
      List<String> groups =
          admin.listGroups().all().get().stream()
              .map(group -> group.groupId())
              .filter(group -> group.contains(name))
              .toList();
      for (String group : groups) {
        if (!hasReadAll(group)) {
          return false;
        }
      }
      return !groups.isEmpty();
    } catch (ExecutionException notYet) {
      return false;
    }
  }

  private boolean hasReadAll(String group) throws InterruptedException, ExecutionException {
    Set<TopicPartition> assigned = new HashSet<>();
    for (ConsumerGroupDescription described :
        admin.describeConsumerGroups(List.of(group)).all().get().values()) {
      described.members().forEach(member -> assigned.addAll(member.assignment().topicPartitions()));
    }
    Map<TopicPartition, Long> read = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    committed.forEach(
        (partition, offset) -> {
          if (offset != null) {
            read.put(partition, offset.offset());
          }
        });
    Set<TopicPartition> asked = new HashSet<>(assigned);
    asked.addAll(read.keySet());
    return !assigned.isEmpty() && areRead(extents(asked), read);
  }

  private Map<TopicPartition, Extent> extents(Collection<TopicPartition> partitions)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, Extent> extents = new HashMap<>();
    offsets(partitions, OffsetSpec.latest())
        .forEach(
            (partition, end) ->
                extents.put(partition, new Extent(begins.getOrDefault(partition, 0L), end)));
    return extents;
  }

  private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> one :
        admin.listOffsets(asked).all().get().entrySet()) {
      offsets.put(one.getKey(), one.getValue().offset());
    }
    return offsets;
  }

  /** Whether every partition that holds a message has a committed offset behind its last one. */
  static boolean areRead(
      Map<TopicPartition, Extent> extents, Map<TopicPartition, Long> committedOffsets) {
    return extents.entrySet().stream()
        .filter(one -> one.getValue().end() > one.getValue().begin())
        .allMatch(one -> committedOffsets.getOrDefault(one.getKey(), -1L) >= one.getValue().end());
  }
}
