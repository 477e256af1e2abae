package lineside.ingest.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import lineside.ingest.camera.CameraName;
import lineside.ingest.trigger.AskedImage;
import lineside.ingest.trigger.Foregone;
import lineside.ingest.trigger.RecentRequests;
import lineside.ingest.trigger.TriggerRequest;
import lineside.ingest.trigger.TriggerSource;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.record.ImageRequest;
import lineside.schemas.record.LossReason;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Triggers that a PLC or the MES asks for on {@code trigger-request.v1}. Its position is the offset
 * behind the last request, journaled with the trigger: nothing is accepted twice and nothing passed
 * over, without a consumer group. The first run begins at the end of the topic.
 *
 * <p>Requests that were on the topic before ingest came (back) are triggers without image: the
 * parts are gone. A thread of its own reads ahead at most 64 requests.
 */
public final class TopicTriggers implements TriggerSource {
  private static final Logger LOG = LoggerFactory.getLogger(TopicTriggers.class);
  private static final int READ_AHEAD = 64;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long PAUSE_MILLIS = 1000;

  private final String bootstrapServers;
  private final CameraName camera;
  private final WireFormat wire = new WireFormat();
  private final BlockingQueue<TriggerRequest> requests = new ArrayBlockingQueue<>(READ_AHEAD);
  private final RecentRequests known = new RecentRequests();
  private final Thread reader;
  private long nextOffset = -1;
  private long liveFrom = -1;
  private volatile boolean isClosed;

  /** Reads nothing before {@link #open}. */
  public TopicTriggers(String bootstrapServers, CameraName camera) {
    this.bootstrapServers = bootstrapServers;
    this.camera = camera;
    this.reader = new Thread(this::read, "ingest-requests-" + camera.cameraId());
    this.reader.setDaemon(true);
  }

  @Override
  public boolean isLive() {
    return true;
  }

  @Override
  public void resume(String position) {
    nextOffset = Long.parseLong(position);
  }

  @Override
  public void open(long fromSequence) {
    reader.start();
  }

  @Override
  public Optional<TriggerRequest> next() {
    return Optional.ofNullable(requests.poll());
  }

  private void read() {
    boolean isWell = true;
    while (!isClosed) {
      try (KafkaConsumer<String, byte[]> consumer = consumer()) {
        TopicPartition partition = partition(consumer);
        begin(consumer, partition);
        isWell = true;
        follow(consumer);
      } catch (InterruptedException | InterruptException | WakeupException closed) {
        return;
      } catch (KafkaException failure) {
        if (isWell) {
          LOG.warn("requests cannot be read, tried again (camera={})", camera.cameraId(), failure);
        }
        isWell = false;
        pause();
      }
    }
  }

  private void begin(KafkaConsumer<String, byte[]> consumer, TopicPartition partition) {
    consumer.assign(List.of(partition));
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    if (liveFrom < 0) {
      liveFrom = end;
    }
    if (nextOffset < 0) {
      nextOffset = end;
    }
    nextOffset = Math.max(begin, nextOffset);
    consumer.seek(partition, nextOffset);
  }

  private void follow(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
    while (!isClosed) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        TriggerRequest request = request(record);
        if (request != null) {
          requests.put(request);
        }
        nextOffset = record.offset() + 1;
      }
    }
  }

  private @Nullable TriggerRequest request(ConsumerRecord<String, byte[]> record) {
    try {
      ImageRequest asked = wire.decode(record.value(), ImageRequest.class);
      String cameraId = asked.getCameraId();
      boolean isOurs =
          asked.getLineId().equals(camera.lineId())
              && (cameraId == null || cameraId.equals(camera.cameraId()));
      if (!isOurs || !known.isNew(asked.getRequestId())) {
        return null;
      }
      TriggerRequest request =
          new AskedImage(
                  asked.getRequestId(),
                  asked.getPartId(),
                  asked.getAttempt(),
                  asked.getRecipeId(),
                  asked.getEncoderPositionMm())
              .request()
              .withPosition(Long.toString(record.offset() + 1));
      return record.offset() < liveFrom ? request.without(tooLate(asked)) : request;
    } catch (UnreadableMessageException | IllegalArgumentException bad) {
      LOG.warn(
          "request refused (camera={}, partition={}, offset={}): {}",
          camera.cameraId(),
          record.partition(),
          record.offset(),
          bad.getMessage());
      return null;
    }
  }

  private static Foregone tooLate(ImageRequest asked) {
    return new Foregone(
        LossReason.TRIGGER_DROPPED,
        "asked at %s, while ingest was not there".formatted(asked.getRequestedAt()),
        null);
  }

  private TopicPartition partition(KafkaConsumer<String, byte[]> consumer) {
    String topic = Topic.TRIGGER_REQUEST.topicName();
    int partitions = consumer.partitionsFor(topic).size();
    if (partitions == 0) {
      throw new KafkaException("topic " + topic + " is not known");
    }
    byte[] key = camera.lineId().getBytes(StandardCharsets.UTF_8);
    return new TopicPartition(topic, BuiltInPartitioner.partitionForKey(key, partitions));
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "lineside-ingest-requests-" + camera.cameraId());
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, READ_AHEAD);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "100");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaConsumer<>(
        BrokerAccess.with(settings), new StringDeserializer(), new ByteArrayDeserializer());
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    isClosed = true;
    reader.interrupt();
  }
}
