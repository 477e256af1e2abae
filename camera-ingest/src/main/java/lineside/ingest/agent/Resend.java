package lineside.ingest.agent;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Keeps small messages in their order while Kafka refuses them: after a refusal nothing is sent for
 * a second, then the oldest is tried, and the others follow only when it was not refused at once.
 * So an outage of hours costs one attempt a second, however many messages wait. Used by one thread.
 */
final class Resend {
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final LongSupplier nanoTime;
  private final Queue<Message> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Message::serial));
  private long nextSerial;
  private long pausedUntilNanos;

  Resend(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.pausedUntilNanos = nanoTime.getAsLong();
  }

  /**
   * Sends a message now, or behind those that wait.
   *
   * @param send gets the number of the message, to come back with when it is refused
   */
  void post(LongConsumer send) {
    long serial = nextSerial++;
    if (waiting.isEmpty() && !isPaused()) {
      send.accept(serial);
    } else {
      waiting.add(new Message(serial, send));
    }
  }

  /** A message was refused: it keeps its place. */
  void again(long serial, LongConsumer send) {
    waiting.add(new Message(serial, send));
    pausedUntilNanos = nanoTime.getAsLong() + PAUSE_NANOS;
  }

  /**
   * Sends what waits, when it is time.
   *
   * @param settleAnswers books the answers that have come, refusals among them
   * @return how many were sent
   */
  int work(IntSupplier settleAnswers) {
    int sent = 0;
    while (!waiting.isEmpty() && !isPaused()) {
      Message next = waiting.remove();
      next.send().accept(next.serial());
      sent += 1 + settleAnswers.getAsInt();
    }
    return sent;
  }

  private boolean isPaused() {
    return nanoTime.getAsLong() - pausedUntilNanos < 0;
  }

  private record Message(long serial, LongConsumer send) {}
}
