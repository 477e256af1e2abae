package lineside.ingest.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads from the end of the frame topic which frames of a camera it has: backwards in growing
 * stretches until a frame or mark of the camera from before the question. Questions are answered
 * one at a time, so that reading back costs the memory of one consumer. Thread-safe.
 */
final class TopicMemory implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long FIRST_STRETCH = 64;

  private final String bootstrapServers;
  private final WireFormat wire = new WireFormat();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread reader = new Thread(task, "ingest-topic-memory");
            reader.setDaemon(true);
            return reader;
          });

  TopicMemory(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** As {@link FramePublisher#published}. */
  CompletableFuture<Set<Long>> published(String cameraId, long epoch, long fromSequence) {
    try {
      return CompletableFuture.supplyAsync(
          () -> new Question(cameraId, epoch, fromSequence).ask(), thread);
    } catch (RejectedExecutionException closed) {
      return CompletableFuture.failedFuture(closed);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(ClientSettings.frameConsumer());
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "lineside-ingest-memory");
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    return new KafkaConsumer<>(
        BrokerAccess.with(settings), new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** One question and what was found so far. Used by one thread. */
  private final class Question {
    private final String cameraId;
    private final long epoch;
    private final long fromSequence;
    private final Set<Long> found = new HashSet<>();
    private final long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    private boolean isEarlierSeen;

    Question(String cameraId, long epoch, long fromSequence) {
      this.cameraId = cameraId;
      this.epoch = epoch;
      this.fromSequence = fromSequence;
    }

    Set<Long> ask() {
      try (KafkaConsumer<String, byte[]> consumer = consumer()) {
        TopicPartition partition = partition(consumer);
        consumer.assign(List.of(partition));
        long begin = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long stretch = FIRST_STRETCH;
        while (end > begin && !isEarlierSeen) {
          long from = Math.max(begin, end - stretch);
          read(consumer, partition, from, end);
          end = from;
          stretch *= 2;
        }
        return Set.copyOf(found);
      }
    }

    private TopicPartition partition(KafkaConsumer<String, byte[]> consumer) {
      String topic = Topic.FRAME.topicName();
      int partitions = consumer.partitionsFor(topic).size();
      if (partitions == 0) {
        throw new KafkaException("topic " + topic + " is not known");
      }
      byte[] key = cameraId.getBytes(StandardCharsets.UTF_8);
      return new TopicPartition(topic, BuiltInPartitioner.partitionForKey(key, partitions));
    }

    private void read(
        KafkaConsumer<String, byte[]> consumer, TopicPartition partition, long from, long to) {
      consumer.seek(partition, from);
      while (consumer.position(partition) < to) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          if (record.offset() < to && cameraId.equals(record.key())) {
            look(record);
          }
        }
        if (System.nanoTime() - deadlineNanos > 0) {
          throw new KafkaException("reading back took longer than " + PATIENCE);
        }
      }
    }

    private void look(ConsumerRecord<String, byte[]> record) {
      Header header = record.headers().lastHeader(KafkaFramePublisher.TRIGGER_HEADER);
      try {
        SpecificRecordBase message = wire.decode(header == null ? record.value() : header.value());
        if (message instanceof Trigger trigger) {
          note(trigger);
        } else if (message instanceof CameraState mark) {
          isEarlierSeen |= mark.getEpoch() != epoch || mark.getTriggered() <= fromSequence;
        }
      } catch (UnreadableMessageException foreign) {
        // Not one of ours: says nothing about our frames.
        return;
      }
    }

    private void note(Trigger trigger) {
      if (trigger.getEpoch() == epoch && trigger.getSequence() >= fromSequence) {
        found.add(trigger.getSequence());
      } else {
        isEarlierSeen = true;
      }
    }
  }
}
