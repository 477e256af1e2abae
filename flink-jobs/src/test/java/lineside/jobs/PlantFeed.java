package lineside.jobs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import lineside.jobs.frame.RawFrame;
import lineside.jobs.line.LineRecords;
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
import org.jspecify.annotations.Nullable;

/** Publishes what the cameras of {@link LineRecords} would, in the order in which they would. */
final class PlantFeed implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final WireFormat wire = new WireFormat();
  private final List<Future<?>> sent = new ArrayList<>();
  private final Map<String, long[]> books = new HashMap<>();

  PlantFeed(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.frameProducer());
    settings.put("bootstrap.servers", bootstrapServers);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  void recipe() {
    send(Topic.RECIPE, LineRecords.RECIPE, LineRecords.recipe());
    producer.flush();
  }

  /** Trigger and frame of both cameras; the first pixel of the upper one is what it shows. */
  void part(long n, int shown, int sidePx) {
    Trigger top = LineRecords.trigger(LineRecords.TOP, n);
    Trigger side = LineRecords.trigger(LineRecords.SIDE, n);
    trigger(top);
    frame(top, pixels(n, shown, sidePx), sidePx);
    trigger(side);
    frame(side, pixels(-n, PixelJudge.GOOD, sidePx), sidePx);
  }

  /** A part whose upper camera did not react. */
  void partWithLoss(long n) {
    Trigger side = LineRecords.trigger(LineRecords.SIDE, n);
    trigger(LineRecords.trigger(LineRecords.TOP, n));
    loss(n);
    trigger(side);
    frame(side, pixels(-n, PixelJudge.GOOD, 64), 64);
  }

  void trigger(Trigger trigger) {
    count(trigger.getCameraId())[0]++;
    send(Topic.TRIGGER, trigger.getLineId(), trigger);
  }

  void loss(long n) {
    count(LineRecords.TOP)[1]++;
    send(Topic.LOSS, LineRecords.LINE, LineRecords.loss(LineRecords.TOP, n));
  }

  void frame(Trigger trigger, byte[] pixels, int sidePx) {
    Frame frame =
        Frame.newBuilder()
            .setViewId(trigger.getViewId())
            .setLineId(trigger.getLineId())
            .setCameraId(trigger.getCameraId())
            .setEpoch(trigger.getEpoch())
            .setSequence(trigger.getSequence())
            .setTriggeredAt(trigger.getTriggeredAt())
            .setPartId(trigger.getPartId())
            .setAttempt(trigger.getAttempt())
            .setRecipeId(trigger.getRecipeId())
            .setEncoderPositionMm(trigger.getEncoderPositionMm())
            .setIsSimulated(trigger.getIsSimulated())
            .setCapturedAt(trigger.getTriggeredAt())
            .setAcquiredAtMicros(Instant.now().toEpochMilli() * 1000)
            .setWidthPx(sidePx)
            .setHeightPx(sidePx)
            .setEncoding(FrameEncoding.RAW)
            .setPixelFormat(PixelFormat.MONO8)
            .setImage(ByteBuffer.wrap(pixels))
            .build();
    frameBytes(trigger, wire.encode(frame));
  }

  /** Any bytes where a frame of that trigger belongs. */
  void frameBytes(Trigger trigger, byte @Nullable [] value) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(Topic.FRAME.topicName(), utf8(trigger.getCameraId()), value);
    record.headers().add(RawFrame.TRIGGER_HEADER, wire.encode(trigger));
    publish(record);
  }

  /** Any bytes on any topic. */
  void bytes(Topic topic, String key, byte @Nullable [] value) {
    publish(new ProducerRecord<>(topic.topicName(), utf8(key), value));
  }

  void mark(long atMillis, CameraStatus status) {
    for (String cameraId : new String[] {LineRecords.TOP, LineRecords.SIDE}) {
      long[] counts = count(cameraId);
      CameraState mark = LineRecords.mark(cameraId, atMillis, counts[0], counts[1], status);
      send(Topic.FRAME, cameraId, mark);
    }
    producer.flush();
  }

  static byte[] pixels(long seed, int shown, int sidePx) {
    byte[] pixels = new byte[sidePx * sidePx];
    new Random(seed).nextBytes(pixels);
    pixels[0] = (byte) shown;
    return pixels;
  }

  private long[] count(String cameraId) {
    return books.computeIfAbsent(cameraId, id -> new long[2]);
  }

  void send(Topic topic, String key, SpecificRecordBase message) {
    publish(new ProducerRecord<>(topic.topicName(), utf8(key), wire.encode(message)));
  }

  private void publish(ProducerRecord<byte[], byte[]> record) {
    sent.add(producer.send(record));
  }

  private static byte[] utf8(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws Exception {
    producer.close();
    for (Future<?> future : sent) {
      future.get();
    }
  }
}
