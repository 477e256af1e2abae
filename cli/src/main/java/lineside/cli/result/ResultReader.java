package lineside.cli.result;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the result topics of a run as an MES would: {@code read_committed}, from the beginning, on
 * a thread of its own, without a group.
 */
public final class ResultReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ResultReader.class);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<Topic> TOPICS =
      Set.of(
          Topic.TRIGGER,
          Topic.VIEW_VERDICT,
          Topic.PART_VERDICT,
          Topic.ALARM,
          Topic.LOSS,
          Topic.DEAD_LETTER,
          Topic.LEDGER,
          Topic.OPINION_REQUEST,
          Topic.OPINION_ANSWER);

  private final RunResults results;
  private final WireFormat wire = new WireFormat();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;
  private volatile boolean isEnding;

  private ResultReader(RunResults results, String bootstrapServers) {
    this.results = results;
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("client.id", "lineside-results");
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "earliest");
    settings.put("fetch.max.wait.ms", "20");
    settings.put("max.poll.records", "2000");
    this.consumer =
        new KafkaConsumer<>(
            BrokerAccess.with(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.thread = new Thread(this::run, "lineside-results");
    thread.setDaemon(true);
  }

  /** Starts reading; the topics must exist. */
  public static ResultReader start(RunResults results, String bootstrapServers) {
    ResultReader reader = new ResultReader(results, bootstrapServers);
    reader.thread.start();
    return reader;
  }

  /** Reads to the ends that the topics have now, and stops; returns when that is done. */
  @Override
  public void close() {
    isEnding = true;
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      consumer.wakeup();
    }
  }

  private void run() {
    try (consumer) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (Topic topic : TOPICS) {
        consumer
            .partitionsFor(topic.topicName(), PATIENCE)
            .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!isEnding) {
        poll();
      }
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        poll();
      }
    } catch (WakeupException e) {
      LOG.warn("results were not read to their end in {}", PATIENCE);
    } catch (KafkaException e) {
      LOG.error("reading results failed", e);
    }
  }

  private void poll() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      if (record.value() == null) {
        continue;
      }
      try {
        SpecificRecordBase message = wire.decode(record.value());
        results.accept(message, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
      } catch (UnreadableMessageException e) {
        results.countUnreadable();
        LOG.warn(
            "unreadable result at {}-{}@{}",
            record.topic(),
            record.partition(),
            record.offset(),
            e);
      }
    }
  }
}
