package lineside.bench.plant;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import lineside.jobs.frame.RawFrame;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.Frame;
import lineside.schemas.record.FrameEncoding;
import lineside.schemas.record.PixelFormat;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends what ingest sends: triggers, frames and heartbeats, in the order of the triggers. Used by
 * one thread.
 */
public final class Feed implements AutoCloseable {
  private final PlantMap map;
  private final Clock clock;
  private final long epoch;
  private final KafkaProducer<byte[], byte[]> producer;
  private final WireFormat wire = new WireFormat();
  private final List<Future<?>> sent = new ArrayList<>();
  private final long[] triggered;

  /** Opens a producer with the settings of ingest. */
  public Feed(String bootstrapServers, PlantMap map, Clock clock) {
    this.map = map;
    this.clock = clock;
    this.epoch = clock.millis();
    this.triggered = new long[map.cameras()];
    Map<String, Object> settings = new HashMap<>(ClientSettings.frameProducer());
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("max.block.ms", "60000");
    settings.put("delivery.timeout.ms", "120000");
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Triggers a camera and sends its picture.
   *
   * @param jpegOrPng encoded picture
   * @return the part that it is of
   */
  public String frame(int camera, byte[] jpegOrPng) {
    Instant now = clock.instant();
    long sequence = triggered[camera]++;
    Trigger trigger =
        Trigger.newBuilder()
            .setViewId(Identities.viewId(map.camera(camera), epoch, sequence))
            .setLineId(map.line(camera))
            .setCameraId(map.camera(camera))
            .setEpoch(epoch)
            .setSequence(sequence)
            .setTriggeredAt(Instant.ofEpochMilli(now.toEpochMilli()))
            .setPartId("part-" + epoch + "-" + sequence)
            .setAttempt(1)
            .setRecipeId(map.recipe(camera))
            .setIsSimulated(true)
            .build();
    send(Topic.TRIGGER, trigger.getLineId(), trigger);
    byte[] header = wire.encode(trigger);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topic.FRAME.topicName(),
            utf8(trigger.getCameraId()),
            wire.encode(frame(trigger, jpegOrPng, now)));
    record.headers().add(RawFrame.TRIGGER_HEADER, header);
    publish(record);
    return trigger.getPartId();
  }

  private static Frame frame(Trigger trigger, byte[] file, Instant now) {
    boolean isJpeg = (file[0] & 0xFF) == 0xFF;
    return Frame.newBuilder()
        .setViewId(trigger.getViewId())
        .setLineId(trigger.getLineId())
        .setCameraId(trigger.getCameraId())
        .setEpoch(trigger.getEpoch())
        .setSequence(trigger.getSequence())
        .setTriggeredAt(trigger.getTriggeredAt())
        .setPartId(trigger.getPartId())
        .setAttempt(trigger.getAttempt())
        .setRecipeId(trigger.getRecipeId())
        .setIsSimulated(true)
        .setCapturedAt(trigger.getTriggeredAt())
        .setAcquiredAtMicros(micros(now))
        .setWidthPx(1)
        .setHeightPx(1)
        .setEncoding(isJpeg ? FrameEncoding.JPEG : FrameEncoding.PNG)
        .setPixelFormat(PixelFormat.MONO8)
        .setImage(ByteBuffer.wrap(file))
        .build();
  }

  static long micros(Instant instant) {
    return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1000;
  }

  /** The heartbeat of every camera. */
  public void heartbeats() {
    for (int camera = 0; camera < map.cameras(); camera++) {
      CameraState state =
          CameraState.newBuilder()
              .setLineId(map.line(camera))
              .setCameraId(map.camera(camera))
              .setEpoch(epoch)
              .setStatus(CameraStatus.CONNECTED)
              .setAt(Instant.ofEpochMilli(clock.millis()))
              .setTriggered(triggered[camera])
              .setCaptured(triggered[camera])
              .setPublished(triggered[camera])
              .setLost(0)
              .setLostAfterCapture(0)
              .setDetail("")
              .build();
      send(Topic.FRAME, map.camera(camera), state);
    }
  }

  /** Waits until the broker has taken everything. */
  public void flush() throws ExecutionException, InterruptedException {
    producer.flush();
    for (Future<?> future : sent) {
      future.get();
    }
    sent.clear();
  }

  private void send(Topic topic, String key, SpecificRecordBase message) {
    publish(new ProducerRecord<>(topic.topicName(), utf8(key), wire.encode(message)));
  }

  private void publish(ProducerRecord<byte[], byte[]> record) {
    sent.add(producer.send(record));
  }

  private static byte[] utf8(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
