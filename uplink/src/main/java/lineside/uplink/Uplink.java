package lineside.uplink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.topic.Topic;
import lineside.schemas.wire.DeadLetterDraft;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import lineside.uplink.UplinkMeter.Sent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the records of one topic from a line to the centre, each after what it names is there. At
 * least once: after a cut, records come again with the same ids, by which the centre knows them.
 * While the centre does not answer nothing is lost and the line is not touched; afterwards it goes
 * on where it was.
 *
 * <p>{@link #run} belongs to one thread, {@link #close} may come from any.
 */
public final class Uplink implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Cargo cargo;
  private final UplinkMeter meter;
  private final InstantSource clock;
  private final WireFormat wire = new WireFormat();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> centre;
  private final KafkaProducer<byte[], byte[]> line;
  private final CountDownLatch closing = new CountDownLatch(1);
  private Duration wait = FIRST_WAIT;

  private Uplink(Cargo cargo, Ends ends, UplinkMeter meter, InstantSource clock) {
    this.cargo = cargo;
    this.meter = meter;
    this.clock = clock;
    this.consumer =
        new KafkaConsumer<>(
            ends.reading("lineside-uplink-" + cargo.topic().topicName()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.centre =
        new KafkaProducer<>(
            ends.writingToTheCentre(), new ByteArraySerializer(), new ByteArraySerializer());
    this.line =
        new KafkaProducer<>(
            ends.writingToTheLine(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Files of the archive, after their pictures. Connects nowhere yet. */
  public static Uplink ofFlagged(Ends ends, Stores stores, UplinkMeter meter) {
    return new Uplink(
        new FlaggedPictures(new Shipping(stores, meter)), ends, meter, InstantSource.system());
  }

  /** Questions to the large model, after their pictures. Connects nowhere yet. */
  public static Uplink ofQuestions(Ends ends, Stores stores, UplinkMeter meter) {
    return ofQuestions(ends, stores, meter, InstantSource.system());
  }

  static Uplink ofQuestions(Ends ends, Stores stores, UplinkMeter meter, InstantSource clock) {
    return new Uplink(new AskedPicture(new Shipping(stores, meter), clock), ends, meter, clock);
  }

  /** Carries until {@link #close}. */
  @Override
  public void run() {
    try (consumer;
        centre;
        line) {
      consumer.subscribe(List.of(cargo.topic().topicName()));
      while (closing.getCount() > 0) {
        ship(consumer.poll(POLL));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ship(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
    if (records.isEmpty()) {
      return;
    }
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      long bytes = 0;
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (isLeaving(record, sent)) {
          bytes += size(record.key()) + size(record.value());
        }
      }
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
      meter.left(Sent.RECORD, bytes);
      consumer.commitSync(records.nextOffsets());
      wait = FIRST_WAIT;
    } catch (IOException | ExecutionException | KafkaException e) {
      again(records, e);
    }
  }

  private boolean isLeaving(
      ConsumerRecord<byte[], byte[]> record, List<Future<RecordMetadata>> sent) throws IOException {
    try {
      if (record.value() == null) {
        throw new UnreadableMessageException("no value");
      }
      String why = cargo.carry(record.value());
      if (!why.isEmpty()) {
        meter.heldBack(why);
        return false;
      }
      sent.add(
          centre.send(
              new ProducerRecord<>(
                  record.topic(),
                  null,
                  record.timestamp(),
                  record.key(),
                  record.value(),
                  record.headers())));
      return true;
    } catch (UnreadableMessageException e) {
      meter.heldBack("unreadable");
      sent.add(line.send(letter(record, String.valueOf(e.getMessage()))));
      return false;
    }
  }

  /** From the first record of these on, after a while; the line goes on meanwhile. */
  private void again(ConsumerRecords<byte[], byte[]> records, Exception why)
      throws InterruptedException {
    meter.failed();
    LOG.warn(
        "{} waits at the line, again in {} s: {}", cargo.topic(), wait.toSeconds(), why.toString());
    for (TopicPartition partition : records.partitions()) {
      if (consumer.assignment().contains(partition)) {
        consumer.seek(partition, new OffsetAndMetadata(records.records(partition).get(0).offset()));
      }
    }
    if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
      return;
    }
    Duration longer = wait.multipliedBy(2);
    wait = longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
  }

  private ProducerRecord<byte[], byte[]> letter(
      ConsumerRecord<byte[], byte[]> record, String detail) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    DeadLetter letter =
        DeadLetterDraft.of(value, "uplink: " + detail)
            .setSourceTopic(record.topic())
            .setSourcePartition(record.partition())
            .setSourceOffset(record.offset())
            .setReason(DeadLetterReason.UNREADABLE_MESSAGE)
            .setCameraId("")
            .setViewId(null)
            .setRecordedAt(clock.instant())
            .build();
    LOG.warn("dead letter {}: {}", DeadLetterDraft.keyOf(letter), letter.getDetail());
    return new ProducerRecord<>(
        Topic.DEAD_LETTER.topicName(),
        DeadLetterDraft.keyOf(letter).getBytes(UTF_8),
        wire.encode(letter));
  }

  private static long size(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  /** Ends {@link #run} after what is under way; does not wait for it. */
  @Override
  public void close() {
    closing.countDown();
  }
}
