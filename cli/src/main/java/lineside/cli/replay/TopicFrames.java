package lineside.cli.replay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import lineside.cli.demo.BadConfigurationException;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.record.Frame;
import lineside.schemas.record.PixelFormat;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.FrameLimits;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import lineside.training.replay.FrameSource;
import lineside.training.replay.ReplayFrame;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.RawPixels;
import lineside.vision.frame.UndecodablePictureException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The frames that a topic holds now, partition by partition in their order, from the oldest to the
 * end that each partition has when this is opened. Without a consumer group: nothing is committed
 * and no job loses a frame by it. Messages that are no frame are passed over; one that does not
 * decode is a damaged picture.
 */
public final class TopicFrames implements FrameSource {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String topic;
  private final Period period;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final LongSupplier nanoTime;
  private final WireFormat wire = new WireFormat();
  private final Map<TopicPartition, Long> open = new HashMap<>();
  private final Deque<ReplayFrame> ready = new ArrayDeque<>();

  private TopicFrames(
      String topic, Period period, KafkaConsumer<byte[], byte[]> consumer, LongSupplier nanoTime) {
    this.topic = topic;
    this.period = period;
    this.consumer = consumer;
    this.nanoTime = nanoTime;
  }

  /**
   * Looks where the topic begins and ends.
   *
   * @throws BadConfigurationException when there is no such topic
   * @throws IOException when the broker does not answer
   */
  public static TopicFrames open(String bootstrapServers, String topic, Period period)
      throws BadConfigurationException, IOException, InterruptedException {
    List<TopicPartition> partitions = partitions(bootstrapServers, topic);
    KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrapServers);
    try {
      TopicFrames frames = new TopicFrames(topic, period, consumer, System::nanoTime);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      frames.open.putAll(consumer.endOffsets(partitions, ANSWER));
      frames.closeFinished();
      return frames;
    } catch (KafkaException e) {
      consumer.close();
      throw new IOException("topic " + topic + " does not read: " + e.getMessage(), e);
    }
  }

  private static List<TopicPartition> partitions(String servers, String topic)
      throws BadConfigurationException, IOException, InterruptedException {
    String millis = Long.toString(ANSWER.toMillis());
    try (Admin admin =
        Admin.create(
            BrokerAccess.with(
                Map.of(
                    "bootstrap.servers", servers,
                    "default.api.timeout.ms", millis,
                    "request.timeout.ms", millis)))) {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
          .values()
          .stream()
          .flatMap(description -> description.partitions().stream())
          .map(partition -> new TopicPartition(topic, partition.partition()))
          .toList();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          || e.getCause() instanceof InvalidTopicException) {
        throw new BadConfigurationException(
            "--frames: broker " + servers + " has no topic " + topic);
      }
      throw new IOException("broker " + servers + " does not answer: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IOException("broker " + servers + " does not answer within " + ANSWER, e);
    } catch (KafkaException e) {
      throw new BadConfigurationException("--bootstrap-servers " + servers + ": " + e.getMessage());
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String servers) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.frameConsumer());
    settings.put("bootstrap.servers", servers);
    settings.put("client.id", "lineside-replay");
    settings.put("enable.auto.commit", "false");
    settings.put("allow.auto.create.topics", "false");
    // Retention may take the oldest frames away while this reads.
    settings.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(
        BrokerAccess.with(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public String description() {
    return "topic " + topic;
  }

  @Override
  public Optional<ReplayFrame> next() throws IOException {
    long started = nanoTime.getAsLong();
    while (ready.isEmpty() && !open.isEmpty()) {
      if (poll() > 0) {
        started = nanoTime.getAsLong();
      } else if (nanoTime.getAsLong() - started > PATIENCE.toNanos()) {
        throw new IOException(
            "topic %s gave no frame for %s, %d partitions are not read to their end"
                .formatted(topic, PATIENCE, open.size()));
      }
    }
    return Optional.ofNullable(ready.poll());
  }

  private int poll() throws IOException {
    try {
      int records = 0;
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        records++;
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.value() != null && record.offset() < open.getOrDefault(partition, 0L)) {
          take(record);
        }
      }
      closeFinished();
      return records;
    } catch (KafkaException e) {
      throw new IOException("topic " + topic + " does not read: " + e.getMessage(), e);
    }
  }

  private void closeFinished() {
    List<TopicPartition> finished =
        open.entrySet().stream()
            .filter(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue())
            .map(Map.Entry::getKey)
            .toList();
    consumer.pause(finished);
    finished.forEach(open::remove);
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    String place = "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
    try {
      SpecificRecordBase message = wire.decode(record.value());
      if (message instanceof Frame frame && period.contains(frame.getTriggeredAt())) {
        String name =
            "%s, part %s, attempt %d (%s)"
                .formatted(frame.getCameraId(), frame.getPartId(), frame.getAttempt(), place);
        ready.add(new ReplayFrame(name, decoder -> decode(decoder, frame), null));
      }
    } catch (UnreadableMessageException e) {
      ready.add(
          new ReplayFrame(
              place,
              decoder -> {
                throw new IOException(e.getMessage(), e);
              },
              null));
    }
  }

  private static Picture decode(PictureDecoder decoder, Frame frame)
      throws UndecodablePictureException {
    return switch (frame.getEncoding()) {
      case PNG, JPEG -> decoder.decode(frame.getImage());
      case RAW -> decodeRaw(decoder, frame, frame.getImage());
      case RAW_LZ4 -> decodeRaw(decoder, frame, RawPixels.ofLz4(frame.getImage(), rawBytes(frame)));
      case RAW_ZSTD ->
          decodeRaw(decoder, frame, RawPixels.ofZstd(frame.getImage(), rawBytes(frame)));
    };
  }

  private static Picture decodeRaw(PictureDecoder decoder, Frame frame, ByteBuffer pixels)
      throws UndecodablePictureException {
    boolean isDeep = frame.getPixelFormat() == PixelFormat.MONO12;
    return decoder.decodeRaw(
        isDeep ? RawPixels.eightOfTwelveBits(pixels) : pixels,
        frame.getWidthPx(),
        frame.getHeightPx(),
        frame.getPixelFormat() == PixelFormat.BGR8 ? 3 : 1);
  }

  /** Bytes of the pixels, at most those of the largest picture taken. */
  private static int rawBytes(Frame frame) {
    long pixels = (long) frame.getWidthPx() * frame.getHeightPx();
    int bytesPerPixel =
        switch (frame.getPixelFormat()) {
          case MONO8 -> 1;
          case MONO12 -> 2;
          case BGR8 -> 3;
        };
    return (int) Math.max(0, Math.min(pixels, FrameLimits.MAX_PIXELS)) * bytesPerPixel;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
