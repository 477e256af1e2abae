package lineside.jobs.mes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.topic.ClientSettings;
import lineside.schemas.topic.Topic;
import lineside.schemas.trace.TraceHeaders;
import lineside.schemas.wire.WireFormat;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.Counter;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes verdicts in transactions of its own, each over within a moment, and leaves out what stands
 * on the topic already. Any failure of a transaction ends the task: the next one looks at the topic
 * to learn how it ended. Used by the task's thread.
 *
 * <p>Whoever opens one with the same transactional id makes the earlier one's writes fail.
 */
final class MesWriter implements StatefulSinkWriter<PartVerdict, TopicPlaces> {
  /** Time that a verdict waits for company in its transaction. */
  private static final Duration LINGER = Duration.ofMillis(200);

  /** A commit whose answer does not come is asked for again; each time takes max.block.ms. */
  private static final int COMMIT_ATTEMPTS = 2;

  /** Twice as long is still less than a transaction may last by default. */
  private static final String MAX_BLOCK_MILLIS = "25000";

  private final Producer<byte[], byte[]> producer;
  private final Set<String> delivered;
  private final ProcessingTimeService timer;
  private final Counter sent;
  private final WireFormat wire = new WireFormat();
  private final TraceHeaders traces = TraceHeaders.ofProcess();
  private final List<Future<RecordMetadata>> written = new ArrayList<>();
  private TopicPlaces places;

  /**
   * Writes.
   *
   * @param producer has its transactional id; belongs to this from now on
   * @param there what the MES has
   * @param sent counts
   */
  MesWriter(
      Producer<byte[], byte[]> producer,
      DeliveredVerdicts there,
      ProcessingTimeService timer,
      Counter sent) {
    this.producer = producer;
    this.delivered = there.ids();
    this.places = there.end();
    this.timer = timer;
    this.sent = sent;
  }

  /**
   * Ends what an earlier writer left open, then reads the topic back.
   *
   * @param start where reading back begins
   */
  static MesWriter open(
      Map<String, Object> broker,
      MesDeliveryConfig config,
      StartOfReading start,
      WriterInitContext context)
      throws IOException {
    Map<String, Object> settings = new HashMap<>(ClientSettings.recordProducer());
    settings.putAll(broker);
    settings.put("transactional.id", config.transactionalId());
    settings.put("transaction.timeout.ms", Long.toString(config.transactionTimeout().toMillis()));
    settings.put("max.block.ms", MAX_BLOCK_MILLIS);
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    boolean isOpen = false;
    try {
      producer.initTransactions();
      MesWriter writer =
          new MesWriter(
              producer,
              DeliveredVerdicts.since(start, broker),
              context.getProcessingTimeService(),
              context.metricGroup().getNumRecordsSendCounter());
      isOpen = true;
      return writer;
    } finally {
      if (!isOpen) {
        producer.close(Duration.ZERO);
      }
    }
  }

  @Override
  public void write(PartVerdict verdict, @Nullable Context context) {
    if (delivered.contains(verdict.getVerdictId())) {
      return;
    }
    if (written.isEmpty()) {
      producer.beginTransaction();
      // A failure of it fails the task.
      ScheduledFuture<?> unused =
          timer.registerTimer(
              timer.getCurrentProcessingTime() + LINGER.toMillis(), time -> commit());
    }
    written.add(
        producer.send(
            new ProducerRecord<>(
                Topic.PART_VERDICT.topicName(),
                null,
                verdict.getPartId().getBytes(UTF_8),
                wire.encode(verdict),
                traces.of(verdict))));
  }

  /** Before each checkpoint, and at the end. */
  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    commit();
  }

  private void commit() throws IOException, InterruptedException {
    if (written.isEmpty()) {
      return;
    }
    for (int attempt = 1; ; attempt++) {
      try {
        producer.commitTransaction();
        break;
      } catch (TimeoutException e) {
        if (attempt == COMMIT_ATTEMPTS) {
          throw new IOException("how a transaction for the MES ended is not known", e);
        }
      }
    }
    Map<Integer, Long> ends = new HashMap<>();
    for (Future<RecordMetadata> each : written) {
      RecordMetadata record = metadata(each);
      ends.merge(record.partition(), record.offset() + 1, Math::max);
    }
    places = places.atLeast(ends);
    sent.inc(written.size());
    written.clear();
  }

  /** Of a record whose transaction is committed, so that it is known. */
  private static RecordMetadata metadata(Future<RecordMetadata> record)
      throws IOException, InterruptedException {
    try {
      return record.get();
    } catch (ExecutionException e) {
      throw new IOException("a verdict of a committed transaction is not there", e);
    }
  }

  @Override
  public List<TopicPlaces> snapshotState(long checkpointId) {
    return List.of(places);
  }

  /** What is open is given up: the broker or the next writer ends it. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
