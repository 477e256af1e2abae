package lineside.bench.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lineside.ingest.publish.KafkaFramePublisher;
import lineside.schemas.record.Loss;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what ingest wrote from its topics, from their beginning to where they end now. */
public final class AccountReader {
  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;
  private final String plan;
  private final WireFormat wire = new WireFormat();
  private final Account account = new Account();

  private AccountReader(String bootstrapServers, String plan) {
    this.bootstrapServers = bootstrapServers;
    this.plan = plan;
  }

  /**
   * The account of what the topics hold of the cameras of a plan.
   *
   * @throws IOException when there is a message that is not ingest's
   */
  public static Account read(String bootstrapServers, LoadPlan plan) throws IOException {
    AccountReader reader = new AccountReader(bootstrapServers, plan.name());
    try {
      reader.read(Topic.TRIGGER, reader::trigger);
      reader.read(Topic.FRAME, reader::frame);
      reader.read(Topic.LOSS, reader::loss);
    } catch (Unreadable unreadable) {
      throw new IOException("a message of the benchmark does not decode", unreadable);
    }
    return reader.account;
  }

  private void read(Topic topic, Consumer<ConsumerRecord<String, byte[]>> note) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.frameConsumer());
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(note);
      }
    }
  }

  private void trigger(ConsumerRecord<String, byte[]> record) {
    Trigger trigger = decode(record.value(), Trigger.class);
    if (isOfPlan(trigger.getCameraId())) {
      account.trigger(nameOf(trigger.getCameraId(), trigger.getEpoch()), trigger.getSequence());
    }
  }

  /** A frame by the trigger in its header; records without one are marks. */
  private void frame(ConsumerRecord<String, byte[]> record) {
    Header header = record.headers().lastHeader(KafkaFramePublisher.TRIGGER_HEADER);
    if (header != null) {
      Trigger trigger = decode(header.value(), Trigger.class);
      if (isOfPlan(trigger.getCameraId())) {
        account.frame(nameOf(trigger.getCameraId(), trigger.getEpoch()), trigger.getSequence());
      }
    }
  }

  private void loss(ConsumerRecord<String, byte[]> record) {
    Loss loss = decode(record.value(), Loss.class);
    Long estimated = loss.getEstimatedTriggers();
    if (isOfPlan(loss.getCameraId())) {
      account.loss(
          nameOf(loss.getCameraId(), loss.getEpoch()),
          loss.getSequence(),
          estimated == null ? 0 : estimated);
    }
  }

  private boolean isOfPlan(String cameraId) {
    return cameraId.startsWith(plan + "-");
  }

  private static String nameOf(String cameraId, long epoch) {
    return cameraId + "@" + epoch;
  }

  private <T extends SpecificRecordBase> T decode(byte[] value, Class<T> type) {
    try {
      return wire.decode(value, type);
    } catch (UnreadableMessageException e) {
      throw new Unreadable(e);
    }
  }

  /** Carries the reason out of a consumer of records. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable(UnreadableMessageException cause) {
      super(cause);
    }
  }
}
