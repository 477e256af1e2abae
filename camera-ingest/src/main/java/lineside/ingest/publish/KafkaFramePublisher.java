package lineside.ingest.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.trace.TraceHeaders;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes to Kafka with two idempotent producers: one for frames and marks, whose settings fit
 * images, and one for small records. Thread-safe; answers come on the producers' threads.
 *
 * <p>No call waits: what a producer does not take at once, because it does not know the topic yet
 * or its buffer is full, is refused and may be sent again. What it has taken it sends for as long
 * as it takes, in order: a time-out would let later frames pass an earlier one.
 */
public final class KafkaFramePublisher implements FramePublisher {
  /** Header of a frame record that carries its encoded trigger. */
  public static final String TRIGGER_HEADER = "trigger";

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Producer<String, byte[]> frames;
  private final Producer<String, byte[]> records;
  private static final Duration FIRST_CONTACT = Duration.ofSeconds(3);
  private static final Duration TOPICS_KNOWN = Duration.ofDays(365);
  private static final long LOOK_MILLIS = 20;

  private final WireFormat wire = new WireFormat();
  private final TraceHeaders traces = TraceHeaders.ofProcess();
  private final TopicMemory memory;

  /** Takes over both producers and the memory and closes them. */
  KafkaFramePublisher(
      Producer<String, byte[]> frames, Producer<String, byte[]> records, TopicMemory memory) {
    this.frames = frames;
    this.records = records;
    this.memory = memory;
  }

  /**
   * Connects to {@code bootstrapServers}. Waits at most three seconds for the topics to be known: a
   * broker that is away does not keep cameras from starting.
   */
  public static KafkaFramePublisher open(String bootstrapServers) {
    KafkaFramePublisher publisher =
        new KafkaFramePublisher(
            producer(bootstrapServers, "lineside-ingest-frames", ClientSettings.frameProducer()),
            producer(bootstrapServers, "lineside-ingest-records", ClientSettings.recordProducer()),
            new TopicMemory(bootstrapServers));
    publisher.awaitTopics(System.nanoTime() + FIRST_CONTACT.toNanos());
    return publisher;
  }

  private void awaitTopics(long deadlineNanos) {
    boolean isKnown = knows(frames, Topic.FRAME);
    for (Topic topic : List.of(Topic.TRIGGER, Topic.LOSS, Topic.CAMERA)) {
      isKnown &= knows(records, topic);
    }
    if (!isKnown && System.nanoTime() - deadlineNanos < 0) {
      LockSupport.parkNanos(Duration.ofMillis(LOOK_MILLIS).toNanos());
      awaitTopics(deadlineNanos);
    }
  }

  private static boolean knows(Producer<String, byte[]> producer, Topic topic) {
    try {
      return !producer.partitionsFor(topic.topicName()).isEmpty();
    } catch (KafkaException notYet) {
      return false;
    }
  }

  private static Producer<String, byte[]> producer(
      String bootstrapServers, String clientId, Map<String, String> settings) {
    Map<String, Object> properties = new HashMap<>(settings);
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "0");
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.toString(Integer.MAX_VALUE));
    // A topic that is seldom written, as that of losses, stays known. Not Long.MAX_VALUE: the
    // client
    // adds it to the time, and every topic would be forgotten at once.
    properties.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Long.toString(TOPICS_KNOWN.toMillis()));
    return new KafkaProducer<>(
        BrokerAccess.with(properties), new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public void publishTrigger(Trigger trigger, Delivery delivery) {
    send(records, record(Topic.TRIGGER, trigger.getLineId(), trigger), delivery);
  }

  @Override
  public void publishFrame(Frame frame, Trigger trigger, Delivery delivery) {
    List<Header> headers = new ArrayList<>(traces.of(frame));
    headers.add(new RecordHeader(TRIGGER_HEADER, wire.encode(trigger)));
    send(
        frames,
        new ProducerRecord<>(
            Topic.FRAME.topicName(), null, frame.getCameraId(), wire.encode(frame), headers),
        delivery);
  }

  @Override
  public void publishLoss(Loss loss, Delivery delivery) {
    send(records, record(Topic.LOSS, loss.getLineId(), loss), delivery);
  }

  @Override
  public void publishState(CameraState state, Delivery delivery) {
    send(records, record(Topic.CAMERA, state.getCameraId(), state), delivery);
  }

  @Override
  public void publishMark(CameraState state, Delivery delivery) {
    send(frames, record(Topic.FRAME, state.getCameraId(), state), delivery);
  }

  private ProducerRecord<String, byte[]> record(
      Topic topic, String key, SpecificRecordBase message) {
    return new ProducerRecord<>(
        topic.topicName(), null, key, wire.encode(message), traces.of(message));
  }

  private static void send(
      Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record, Delivery delivery) {
    OneAnswer answer = new OneAnswer(delivery);
    // The answer must not hold the image: it lives as long as the message is under way.
    String what =
        "%d bytes to %s (key=%s)".formatted(record.value().length, record.topic(), record.key());
    try {
      var unused =
          producer.send(
              record,
              (metadata, failure) -> {
                if (failure == null) {
                  answer.acknowledged();
                } else {
                  answer.refused(refusal(what, failure));
                }
              });
    } catch (RuntimeException failure) {
      // A closed producer, a failed serializer or an interrupt: the callback may not have run.
      answer.refused(refusal(what, failure));
    }
  }

  private static Refusal refusal(String what, Exception failure) {
    String detail = "send failed: %s: %s".formatted(what, failure);
    if (failure instanceof RecordTooLargeException) {
      return new Refusal(LossReason.TOO_LARGE, detail, Refusal.Outlook.NEVER);
    }
    boolean isHopeless =
        failure instanceof InvalidRecordException || failure instanceof SerializationException;
    return new Refusal(
        LossReason.BROKER_REFUSED,
        detail,
        isHopeless ? Refusal.Outlook.NEVER : Refusal.Outlook.AGAIN);
  }

  @Override
  public CompletableFuture<Set<Long>> published(String cameraId, long epoch, long fromSequence) {
    return memory.published(cameraId, epoch, fromSequence);
  }

  @Override
  public void close() {
    try (memory) {
      frames.close(CLOSE_TIMEOUT);
    } finally {
      records.close(CLOSE_TIMEOUT);
    }
  }
}
