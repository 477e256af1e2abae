package lineside.jobs.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import lineside.jobs.process.SharedPerProcess;
import lineside.jobs.tail.Follower;
import lineside.jobs.tail.TopicTail;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.Topic;

/**
 * Orders of a broker's context topic: one book and one thread in a process, however many subtasks
 * ask.
 *
 * @param bootstrapServers the broker, as Kafka takes it
 */
public record KafkaOrders(String bootstrapServers) implements OrderSource {
  private static final long serialVersionUID = 1L;

  /** Time in which the contexts of a day must be read. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Contexts that may still concern a frame; frames are kept for hours. */
  private static final Duration LOOK_BACK = Duration.ofDays(1);

  private static final SharedPerProcess<String, Followed> FOLLOWED = new SharedPerProcess<>();

  private record Followed(OrderBook book, Follower follower) {
    static Followed open(String broker) throws Exception {
      OrderBook book = new OrderBook();
      Instant since = Clock.systemUTC().instant().minus(LOOK_BACK);
      TopicTail tail = TopicTail.open(broker, Topic.PART_CONTEXT.topicName());
      return new Followed(
          book, Follower.start(new OrderTail(tail, book, since), "order-follower", PATIENCE));
    }
  }

  @Override
  public Orders open() throws Exception {
    return new Share(bootstrapServers, FOLLOWED.acquire(bootstrapServers, Followed::open));
  }

  /** One subtask's share of a book. */
  private record Share(String broker, Followed followed) implements Orders {
    @Override
    public Trigger applied(Trigger trigger) {
      followed.follower().requireAlive();
      return followed.book().applied(trigger);
    }

    @Override
    public void close() {
      FOLLOWED.release(broker, last -> last.follower().close());
    }
  }
}
