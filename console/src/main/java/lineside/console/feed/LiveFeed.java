package lineside.console.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineside.console.store.State;
import lineside.console.store.TopicMessage;
import lineside.schemas.topic.Topic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads what is new, as a reader without a group: every console sees everything. Used by one
 * thread.
 */
final class LiveFeed {
  /** What the console reads of the system. */
  static final List<Topic> TOPICS =
      List.of(
          Topic.RECIPE,
          Topic.CAMERA,
          Topic.ALARM,
          Topic.ALARM_ACTION,
          Topic.MODEL,
          Topic.DEPLOYMENT,
          Topic.MODEL_STATUS,
          Topic.GATE_VERDICT,
          Topic.VIEW_VERDICT,
          Topic.LOSS,
          Topic.DEAD_LETTER,
          Topic.FEEDBACK,
          Topic.SPC,
          Topic.LEDGER,
          Topic.PATTERN,
          Topic.AUDIT,
          Topic.OPINION_ANSWER,
          Topic.OPINION_AUDIT);

  private static final Duration POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final State state;
  private final Listener listener;
  private final MessageReader reader = new MessageReader();
  private final Starts starts;
  private final Set<TopicPartition> assigned = new HashSet<>();

  LiveFeed(Consumer<byte[], byte[]> consumer, State state, Listener listener) {
    this.consumer = consumer;
    this.state = state;
    this.listener = listener;
    this.starts = new Starts(state);
  }

  /**
   * Takes partitions in that were not there before.
   *
   * @return whether there were any
   */
  boolean assign(Set<TopicPartition> present, long now) {
    List<TopicPartition> added = new ArrayList<>(present);
    added.removeAll(assigned);
    if (added.isEmpty()) {
      return false;
    }
    Set<TopicPartition> all = new HashSet<>(assigned);
    all.addAll(added);
    consumer.assign(all);
    starts.seek(consumer, added, now);
    assigned.addAll(added);
    return true;
  }

  /** Messages that are there and not read, by name of the topic, as far as it is known. */
  Map<String, Long> behind() {
    Map<String, Long> behind = new HashMap<>();
    for (TopicPartition partition : assigned) {
      consumer
          .currentLag(partition)
          .ifPresent(lag -> behind.merge(partition.topic(), lag, Long::sum));
    }
    return behind;
  }

  /** Takes what has come; waits a moment for it. */
  void doWork() {
    if (assigned.isEmpty()) {
      return;
    }
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    if (records.isEmpty()) {
      return;
    }
    List<TopicMessage> messages = new ArrayList<>(records.count());
    Map<State.TopicPlace, Long> next = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      TopicMessage message = reader.read(record);
      messages.add(message);
      next.put(
          new State.TopicPlace(message.place().topic(), record.partition()), record.offset() + 1);
    }
    state.take(messages, next);
    listener.taken(messages);
  }
}
