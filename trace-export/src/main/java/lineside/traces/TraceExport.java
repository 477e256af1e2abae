package lineside.traces;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.topic.Topic;
import lineside.schemas.trace.TraceHeaders;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import lineside.traces.Collector.Answer;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a collector of each verdict for the MES whose header has the sampled flag, at least once.
 * The first time it begins at the end of the topic. While the collector does not answer it waits,
 * and goes on where it was; what the collector refuses {@value #MOST_REFUSALS} times is given up.
 * The line is never touched: it only reads.
 *
 * <p>{@link #run} belongs to one thread, {@link #close} may come from any.
 */
public final class TraceExport implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TraceExport.class);
  static final String GROUP = "lineside-trace-export";
  private static final Duration POLL = Duration.ofMillis(250);

  /**
   * With {@link #LONGEST_WAIT}: about two minutes of a collector that answers but takes nothing.
   */
  private static final int MOST_REFUSALS = 12;

  /** Well below the five minutes after which the broker takes a silent reader for gone. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  private static final Duration FIRST_WAIT = Duration.ofMillis(500);

  /** A span took some 370 bytes: with ten views a part, a request stays below a megabyte. */
  private static final int RECORDS_A_REQUEST = 200;

  private static final String SAMPLED = "-01";

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Collector collector;
  private final ExportMeter meter;
  private final WireFormat wire = new WireFormat();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Duration longestWait;
  private Duration wait = FIRST_WAIT;
  private int refusals;

  /**
   * Connects nowhere yet.
   *
   * @param broker settings of Kafka's client: where it is and how it is reached
   * @param collector belongs to this from now on
   */
  public TraceExport(Map<String, Object> broker, Collector collector, ExportMeter meter) {
    this(broker, collector, meter, LONGEST_WAIT);
  }

  TraceExport(
      Map<String, Object> broker, Collector collector, ExportMeter meter, Duration longestWait) {
    this.collector = collector;
    this.meter = meter;
    this.longestWait = longestWait;
    Map<String, Object> settings = new HashMap<>(broker);
    settings.put("group.id", GROUP);
    settings.put("isolation.level", "read_committed");
    // Where a place is known but not there any more; a new one begins at the end (FirstPlaces).
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", "false");
    settings.put("max.poll.records", Integer.toString(RECORDS_A_REQUEST));
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Exports until {@link #close}. */
  @Override
  public void run() {
    try (consumer;
        collector;
        InspectionSpans maker = new InspectionSpans()) {
      consumer.subscribe(List.of(Topic.PART_VERDICT.topicName()), new FirstPlaces(consumer));
      while (closing.getCount() > 0) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          tell(records, spans(records, maker));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<SpanData> spans(ConsumerRecords<byte[], byte[]> records, InspectionSpans maker) {
    List<SpanData> spans = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.value() != null && isSampled(record)) {
        try {
          spans.addAll(maker.of(wire.decode(record.value(), PartVerdict.class)));
        } catch (UnreadableMessageException e) {
          // Its readers have their own dead letters; here it is one trace less.
          LOG.warn(
              "{}-{}@{} cannot be read: {}",
              record.topic(),
              record.partition(),
              record.offset(),
              e.getMessage());
        }
      }
    }
    return spans;
  }

  private static boolean isSampled(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(TraceHeaders.NAME);
    return header != null
        && header.value() != null
        && new String(header.value(), US_ASCII).endsWith(SAMPLED);
  }

  private void tell(ConsumerRecords<byte[], byte[]> records, List<SpanData> spans)
      throws InterruptedException {
    Answer answer = spans.isEmpty() ? Answer.TAKEN : collector.tell(spans);
    if (answer == Answer.TAKEN) {
      meter.told(spans.size());
      goOn(records);
      return;
    }
    meter.failed();
    refusals += answer == Answer.REFUSED ? 1 : 0;
    if (refusals == MOST_REFUSALS) {
      LOG.warn("the collector refused {} spans {} times: given up", spans.size(), refusals);
      meter.givenUp(spans.size());
      goOn(records);
      return;
    }
    again(records, answer);
  }

  private void goOn(ConsumerRecords<byte[], byte[]> records) {
    wait = FIRST_WAIT;
    refusals = 0;
    try {
      consumer.commitSync(records.nextOffsets());
    } catch (CommitFailedException | RebalanceInProgressException | TimeoutException e) {
      // Another one has the partitions meanwhile, or the broker is away: the same spans come again.
      LOG.warn("how far it is was not recorded: {}", e.getMessage());
    }
  }

  /** From the first of these on, after a while. */
  private void again(ConsumerRecords<byte[], byte[]> records, Answer answer)
      throws InterruptedException {
    LOG.warn("collector: {}, again in {} ms", answer, wait.toMillis());
    for (TopicPartition partition : records.partitions()) {
      if (consumer.assignment().contains(partition)) {
        consumer.seek(partition, records.records(partition).get(0).offset());
      }
    }
    if (!closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
      Duration longer = wait.multipliedBy(2);
      wait = longer.compareTo(longestWait) > 0 ? longestWait : longer;
    }
  }

  /** Ends {@link #run} soon; does not wait for it. */
  @Override
  public void close() {
    closing.countDown();
  }
}
