package lineside.mes;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import lineside.schemas.access.BrokerAccess;
import lineside.schemas.topic.FrameLimits;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries records between topics in Avro and their twins in JSON, exactly once: what is read, what
 * is written and how far it has come are one transaction, so that a verdict that is once on its
 * topic is once on the twin for whoever reads with {@code read_committed}. Several bridges share
 * the partitions; one that stops answering is replaced by the others.
 *
 * <p>While the broker does not answer it waits and goes on where it was. {@link #run} belongs to
 * one thread, {@link #close} may come from any.
 */
public final class MesBridge implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MesBridge.class);
  private static final String GROUP = "lineside-mes-bridge";
  private static final Duration POLL = Duration.ofMillis(250);

  private final Carried carried;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicBoolean isClosing = new AtomicBoolean();

  /**
   * Connects nowhere yet.
   *
   * @param servers host:port of one or more brokers; how they are reached says {@link BrokerAccess}
   * @param instance distinguishes the bridges of a plant from each other and stays the same when
   *     one is started again
   */
  public MesBridge(String servers, String instance, Clock clock) {
    this.carried = new Carried(clock);
    this.consumer = new KafkaConsumer<>(consumerSettings(servers));
    this.producer = new KafkaProducer<>(producerSettings(servers, instance));
  }

  private static Map<String, Object> consumerSettings(String servers) {
    Map<String, Object> settings = BrokerAccess.with(Map.of("bootstrap.servers", servers));
    settings.put("group.id", GROUP);
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", "false");
    settings.put("key.deserializer", ByteArrayDeserializer.class.getName());
    settings.put("value.deserializer", ByteArrayDeserializer.class.getName());
    return settings;
  }

  private static Map<String, Object> producerSettings(String servers, String instance) {
    Map<String, Object> settings = BrokerAccess.with(Map.of("bootstrap.servers", servers));
    settings.put("transactional.id", GROUP + "-" + instance);
    settings.put("acks", "all");
    settings.put("compression.type", "lz4");
    settings.put("linger.ms", "2");
    // JSON is up to four times as long as Avro until it is compressed.
    settings.put("max.request.size", Integer.toString(FrameLimits.MAX_RECORD_BYTES));
    settings.put("key.serializer", ByteArraySerializer.class.getName());
    settings.put("value.serializer", ByteArraySerializer.class.getName());
    return settings;
  }

  /**
   * Carries until {@link #close}.
   *
   * @throws KafkaException when going on makes no sense: no right to a topic, another bridge of the
   *     same instance, a record that the broker takes in no way
   */
  @Override
  public void run() {
    try (consumer;
        producer) {
      producerReady();
      consumer.subscribe(carried.sources());
      while (!isClosing.get()) {
        carry(consumer.poll(POLL));
      }
    } catch (WakeupException e) {
      if (!isClosing.get()) {
        throw e;
      }
    }
  }

  private void producerReady() {
    while (!isClosing.get()) {
      try {
        producer.initTransactions();
        return;
      } catch (TimeoutException e) {
        LOG.warn("no answer of the broker yet: {}", e.getMessage());
      }
    }
  }

  private void carry(ConsumerRecords<byte[], byte[]> records) {
    if (records.isEmpty()) {
      return;
    }
    try {
      producer.beginTransaction();
      for (ConsumerRecord<byte[], byte[]> record : records) {
        // The commit waits for it and fails where it failed.
        Future<RecordMetadata> unused = producer.send(carried.of(record));
      }
      producer.sendOffsetsToTransaction(records.nextOffsets(), consumer.groupMetadata());
      producer.commitTransaction();
    } catch (ProducerFencedException
        | OutOfOrderSequenceException
        | AuthorizationException
        | UnsupportedVersionException
        | RecordTooLargeException
        | InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      again(e);
    }
  }

  /** What was read since the last transaction is read once more, by whoever has the partition. */
  private void again(KafkaException why) {
    if (why.getCause() instanceof RecordTooLargeException tooLarge) {
      throw tooLarge;
    }
    LOG.warn("a transaction is given up and done again: {}", why.toString());
    producer.abortTransaction();
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(consumer.assignment());
    for (TopicPartition partition : consumer.assignment()) {
      OffsetAndMetadata offset = committed.get(partition);
      if (offset == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, offset.offset());
      }
    }
  }

  /** Ends {@link #run} after the transaction under way; does not wait for it. */
  @Override
  public void close() {
    isClosing.set(true);
  }
}
