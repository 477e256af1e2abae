package lineside.jobs.order;

import java.time.Duration;
import java.time.Instant;
import lineside.jobs.tail.Follower;
import lineside.jobs.tail.TopicTail;
import lineside.schemas.record.PartContext;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the contexts of parts for the recipes that they name. Driven by one thread. */
final class OrderTail implements Follower.Work {
  private static final Logger LOG = LoggerFactory.getLogger(OrderTail.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final TopicTail tail;
  private final OrderBook book;
  private final Instant since;
  private final WireFormat wire = new WireFormat();

  /** Takes the tail, closed with it, the book that it keeps, and how old contexts may be. */
  OrderTail(TopicTail tail, OrderBook book, Instant since) {
    this.tail = tail;
    this.book = book;
    this.since = since;
  }

  @Override
  public void onStart() {
    tail.onStart(since);
  }

  @Override
  public void doWork() {
    tail.poll(POLL, this::take);
  }

  @Override
  public boolean isReady() {
    return tail.isCaughtUp();
  }

  @Override
  public void wakeUp() {
    tail.wakeUp();
  }

  @Override
  public void close() {
    tail.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      return;
    }
    try {
      book.take(wire.decode(value, PartContext.class));
    } catch (UnreadableMessageException e) {
      // The line makes it a dead letter.
      LOG.debug("context passed over: {}", e.getMessage());
    }
  }
}
