package lineside.bench.kill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineside.jobs.frame.RawFrame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Triggers, frames and losses as somebody sees them who only reads topics. Used by one thread. */
final class Books implements AutoCloseable {
  private static final List<Topic> TOPICS = List.of(Topic.TRIGGER, Topic.FRAME, Topic.LOSS);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final WireFormat wire = new WireFormat();
  private final Map<Factory.View, String> ids = new HashMap<>();
  private final Set<String> frames = new HashSet<>();
  private final Set<String> losses = new HashSet<>();
  private long doubled;
  private long unreadable;

  /** Reads from the start of the topics. */
  Books(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.frameConsumer());
    settings.put("bootstrap.servers", bootstrapServers);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic topic : TOPICS) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        partitions.add(new TopicPartition(topic.topicName(), partition));
      }
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Takes what came. */
  void poll() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(10))) {
      try {
        take(record);
      } catch (UnreadableMessageException e) {
        unreadable++;
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) throws UnreadableMessageException {
    if (record.topic().equals(Topic.TRIGGER.topicName())) {
      Trigger trigger = wire.decode(record.value(), Trigger.class);
      ids.put(new Factory.View(trigger.getPartId(), trigger.getCameraId()), trigger.getViewId());
    } else if (record.topic().equals(Topic.LOSS.topicName())) {
      losses.add(wire.decode(record.value(), Loss.class).getViewId());
    } else {
      Header header = record.headers().lastHeader(RawFrame.TRIGGER_HEADER);
      if (header != null && !frames.add(wire.decode(header.value(), Trigger.class).getViewId())) {
        doubled++;
      }
    }
  }

  /** How many of these views are neither a frame nor a recorded loss. */
  int open(Set<Factory.View> views) {
    int open = 0;
    for (Factory.View view : views) {
      String id = ids.get(view);
      if (id == null || !(frames.contains(id) || losses.contains(id))) {
        open++;
      }
    }
    return open;
  }

  /** Whether a view is a recorded loss and no frame. */
  boolean isLost(Factory.View view) {
    String id = ids.get(view);
    return id != null && losses.contains(id) && !frames.contains(id);
  }

  /** Triggers that ended as losses. */
  int losses() {
    return losses.size();
  }

  /** Frames that came again under the same id, which is allowed. */
  long doubled() {
    return doubled;
  }

  /** Records that nobody can read. */
  long unreadable() {
    return unreadable;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
