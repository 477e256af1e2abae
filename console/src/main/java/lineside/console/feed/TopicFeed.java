package lineside.console.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lineside.console.board.Board;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.record.Frame;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics that the page shows into a board, on one thread of its own, as a reader without
 * a group: every console sees everything. Small topics are read from the beginning, frames from the
 * end, and of the frames fetched together only the last of each camera is decoded.
 */
public final class TopicFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFeed.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration TOPIC_WAIT = Duration.ofSeconds(20);
  private static final Duration STOP_WAIT = Duration.ofSeconds(5);

  /** A mark between frames is smaller than this, a picture is not: no need to decode it to know. */
  private static final int MARK_BYTES = 1024;

  private static final List<Topic> SMALL_TOPICS =
      List.of(
          Topic.CAMERA,
          Topic.VIEW_VERDICT,
          Topic.GATE_VERDICT,
          Topic.ALARM,
          Topic.LOSS,
          Topic.DEAD_LETTER);

  private final Board board;
  private final WireFormat wire = new WireFormat();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private volatile boolean isStopping;

  private TopicFeed(Board board, String bootstrapServers) {
    this.board = board;
    Map<String, Object> settings = new HashMap<>(ClientSettings.frameConsumer());
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("client.id", "lineside-console");
    settings.put("enable.auto.commit", "false");
    settings.put("allow.auto.create.topics", "false");
    settings.put("auto.offset.reset", "earliest");
    settings.put("max.poll.records", "2000");
    this.consumer =
        new KafkaConsumer<>(
            BrokerAccess.with(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.thread = new Thread(this::run, "lineside-console-feed");
    thread.setDaemon(true);
  }

  /** Starts reading; the topics must exist. */
  public static TopicFeed start(Board board, String bootstrapServers) {
    TopicFeed feed = new TopicFeed(board, bootstrapServers);
    feed.thread.start();
    return feed;
  }

  @Override
  public void close() {
    isStopping = true;
    consumer.wakeup();
    try {
      thread.join(STOP_WAIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      assign();
      while (!isStopping) {
        take(consumer.poll(POLL));
      }
    } catch (WakeupException e) {
      LOG.debug("console feed was woken to stop");
    } catch (KafkaException e) {
      if (!isStopping) {
        LOG.error("console feed stopped: the page no longer moves", e);
      }
    }
  }

  private void assign() {
    List<TopicPartition> fromStart = new ArrayList<>();
    for (Topic topic : SMALL_TOPICS) {
      fromStart.addAll(partitionsOf(topic));
    }
    List<TopicPartition> frames = partitionsOf(Topic.FRAME);
    List<TopicPartition> all = new ArrayList<>(fromStart);
    all.addAll(frames);
    consumer.assign(all);
    consumer.seekToBeginning(fromStart);
    consumer.seekToEnd(frames);
  }

  private List<TopicPartition> partitionsOf(Topic topic) {
    List<PartitionInfo> partitions = consumer.partitionsFor(topic.topicName(), TOPIC_WAIT);
    return partitions.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    Map<String, ConsumerRecord<byte[], byte[]>> lastFrames = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (!record.topic().equals(Topic.FRAME.topicName())) {
        accept(record, SpecificRecordBase.class);
      } else if (record.value() != null && record.value().length > MARK_BYTES) {
        lastFrames.put(keyOf(record), record);
      }
    }
    lastFrames.values().forEach(record -> accept(record, Frame.class));
  }

  private void accept(
      ConsumerRecord<byte[], byte[]> record, Class<? extends SpecificRecordBase> type) {
    if (record.value() == null) {
      return;
    }
    try {
      board.accept(wire.decode(record.value(), type));
    } catch (UnreadableMessageException e) {
      board.countUnreadable();
      LOG.trace(
          "unreadable message at {}-{}@{}", record.topic(), record.partition(), record.offset());
    }
  }

  private static String keyOf(ConsumerRecord<byte[], byte[]> record) {
    byte[] key = Objects.requireNonNullElse(record.key(), new byte[0]);
    return new String(key, StandardCharsets.UTF_8);
  }
}
