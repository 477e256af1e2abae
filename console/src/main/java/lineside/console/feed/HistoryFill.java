package lineside.console.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import lineside.console.live.Progress;
import lineside.console.store.HistoryGap;
import lineside.console.store.State;
import lineside.console.store.TopicMessage;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.topic.Topic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads history from its end backwards, some messages at a time, so that what is new never waits
 * long. What is older than is kept is passed over. Used by one thread.
 */
final class HistoryFill {
  private static final int CHUNK = 1000;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;
  private final State state;
  private final Progress progress;
  private final LongSupplier keptFrom;
  private final MessageReader reader = new MessageReader();

  /** Takes the time from which messages are kept, milliseconds since 1970 (UTC). */
  HistoryFill(
      Consumer<byte[], byte[]> consumer, State state, Progress progress, LongSupplier keptFrom) {
    this.consumer = consumer;
    this.state = state;
    this.progress = progress;
    this.keptFrom = keptFrom;
  }

  /**
   * Fills in some of it.
   *
   * @return whether there was something to fill in
   */
  boolean doWork() {
    List<HistoryGap> gaps = state.gaps();
    tell(gaps, progress);
    Optional<HistoryGap> next =
        gaps.stream()
            .min(
                Comparator.comparing(HistoryFill::isForLater)
                    .thenComparing(HistoryGap::highAt, Comparator.reverseOrder()));
    next.ifPresent(this::fill);
    return next.isPresent();
  }

  /** Says how much history is missing. */
  static void tell(List<HistoryGap> gaps, Progress progress) {
    long remaining = 0;
    Long knownFrom = null;
    for (HistoryGap gap : gaps) {
      if (!isForLater(gap)) {
        remaining += gap.remaining();
        knownFrom = knownFrom == null ? gap.highAt() : Math.max(knownFrom, gap.highAt());
      }
    }
    progress.remains(remaining, knownFrom);
  }

  /** Views are read for shadows alone: everything else stands in the verdicts on parts. */
  private static boolean isForLater(HistoryGap gap) {
    return gap.topicName().equals(Topic.VIEW_VERDICT.topicName());
  }

  private void fill(HistoryGap gap) {
    TopicPartition partition = new TopicPartition(gap.topicName(), gap.partition());
    consumer.assign(List.of(partition));
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(List.of(partition));
    long begin = Math.max(gap.low(), begins.getOrDefault(partition, 0L));
    long from = Math.max(begin, gap.high() - CHUNK);
    if (from >= gap.high()) {
      state.fill(List.of(), gap.upTo(gap.low(), gap.highAt()));
      return;
    }
    List<TopicMessage> messages = read(partition, from, gap.high());
    long at = earliest(messages, gap.highAt());
    boolean isTooOld = !messages.isEmpty() && at < keptFrom.getAsLong();
    long rest = isTooOld || from == begin ? gap.low() : from;
    state.fill(messages, gap.upTo(rest, at));
  }

  private List<TopicMessage> read(TopicPartition partition, long from, long to) {
    List<TopicMessage> messages = new ArrayList<>();
    consumer.seek(partition, from);
    Instant end = Instant.now().plus(PATIENCE);
    while (consumer.position(partition) < to) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < to) {
          messages.add(reader.read(record));
        }
      }
      if (Instant.now().isAfter(end)) {
        throw new TimeoutException("no history from %s at %d".formatted(partition, from));
      }
    }
    return messages;
  }

  private static long earliest(List<TopicMessage> messages, long otherwise) {
    return messages.stream()
        .mapToLong(
            message ->
                message.content() instanceof PartVerdict verdict
                    ? verdict.getFirstTriggeredAt().toEpochMilli()
                    : message.at())
        .min()
        .orElse(otherwise);
  }
}
