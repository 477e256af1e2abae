package lineside.console.feed;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import lineside.console.store.HistoryGap;
import lineside.console.store.State;
import lineside.schemas.topic.Topic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Decides where a partition is read from: where reading ended, or near its end when that is far
 * away, so that the page lives at once and history is filled in behind it.
 */
final class Starts {
  /** Of these the order does not matter, and there may be many. */
  static final Set<Topic> FILLED_IN =
      Set.of(Topic.GATE_VERDICT, Topic.VIEW_VERDICT, Topic.LOSS, Topic.DEAD_LETTER);

  /** Messages of a partition that are read before history. */
  private static final long TAIL = 1000;

  private final State state;

  Starts(State state) {
    this.state = state;
  }

  /** Seeks newly assigned partitions. */
  void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions, long now) {
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      long begin = begins.getOrDefault(partition, 0L);
      long end = ends.getOrDefault(partition, 0L);
      consumer.seek(partition, start(partition, begin, end, now));
    }
  }

  private long start(TopicPartition partition, long begin, long end, long now) {
    Topic topic = MessageReader.topicOf(partition.topic());
    State.TopicPlace place = new State.TopicPlace(topic, partition.partition());
    long known = state.next(place).orElse(begin);
    // Beyond the end: the topic was made anew.
    long start = known > end ? begin : Math.max(known, begin);
    if (!FILLED_IN.contains(topic) || end - start <= TAIL) {
      return start;
    }
    long tail = end - TAIL;
    state.start(
        place, tail, new HistoryGap(partition.topic(), partition.partition(), start, tail, now));
    return tail;
  }
}
