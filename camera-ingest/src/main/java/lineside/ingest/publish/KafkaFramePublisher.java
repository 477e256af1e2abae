package lineside.ingest.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to Kafka with two idempotent producers: one for frames and marks, whose settings fit
 * images, and one for small records. Thread-safe; answers come on the producers' threads.
 *
 * <p>A call may block while the buffer of the frame producer is full, at most {@code max.block.ms}:
 * this is how a slow broker slows the cameras down.
 */
public final class KafkaFramePublisher implements FramePublisher {
  /** Header of a frame record that carries its encoded trigger. */
  public static final String TRIGGER_HEADER = "trigger";

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Producer<String, byte[]> frames;
  private final Producer<String, byte[]> records;
  private final WireFormat wire = new WireFormat();

  /** Takes over both producers and closes them. */
  KafkaFramePublisher(Producer<String, byte[]> frames, Producer<String, byte[]> records) {
    this.frames = frames;
    this.records = records;
  }

  /** Connects to {@code bootstrapServers} when the first message is sent. */
  public static KafkaFramePublisher open(String bootstrapServers) {
    return new KafkaFramePublisher(
        producer(bootstrapServers, "lineside-ingest-frames", ClientSettings.frameProducer()),
        producer(bootstrapServers, "lineside-ingest-records", ClientSettings.recordProducer()));
  }

  private static Producer<String, byte[]> producer(
      String bootstrapServers, String clientId, Map<String, String> settings) {
    Map<String, Object> properties = new HashMap<>(settings);
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public void publishTrigger(Trigger trigger, Delivery delivery) {
    send(records, record(Topic.TRIGGER, trigger.getLineId(), trigger), delivery);
  }

  @Override
  public void publishFrame(Frame frame, Trigger trigger, Delivery delivery) {
    Header header = new RecordHeader(TRIGGER_HEADER, wire.encode(trigger));
    send(
        frames,
        new ProducerRecord<>(
            Topic.FRAME.topicName(),
            null,
            frame.getCameraId(),
            wire.encode(frame),
            List.of(header)),
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
    return new ProducerRecord<>(topic.topicName(), key, wire.encode(message));
  }

  private static void send(
      Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record, Delivery delivery) {
    OneAnswer answer = new OneAnswer(delivery);
    try {
      var unused =
          producer.send(
              record,
              (metadata, failure) -> {
                if (failure == null) {
                  answer.acknowledged();
                } else {
                  answer.refused(refusal(record, failure));
                }
              });
    } catch (RuntimeException failure) {
      // A closed producer, a failed serializer or an interrupt: the callback may not have run.
      answer.refused(refusal(record, failure));
    }
  }

  private static Refusal refusal(ProducerRecord<String, byte[]> record, Exception failure) {
    byte @Nullable [] value = record.value();
    String detail =
        "send failed: %d bytes to %s (key=%s): %s"
            .formatted(value == null ? 0 : value.length, record.topic(), record.key(), failure);
    return new Refusal(
        failure instanceof RecordTooLargeException
            ? LossReason.TOO_LARGE
            : LossReason.BROKER_REFUSED,
        detail);
  }

  @Override
  public void close() {
    try {
      frames.close(CLOSE_TIMEOUT);
    } finally {
      records.close(CLOSE_TIMEOUT);
    }
  }
}
