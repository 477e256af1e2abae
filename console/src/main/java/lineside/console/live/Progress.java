package lineside.console.live;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How the feed stands; told by it, read by everybody. Thread-safe. */
public final class Progress {
  private static final String UP = "up";

  private final AtomicReference<OperateShape.Connection> connection;
  private final AtomicReference<OperateShape.History> history =
      new AtomicReference<>(OperateShape.History.UNKNOWN);

  /** Begins without a broker. */
  public Progress(long now) {
    this.connection =
        new AtomicReference<>(
            new OperateShape.Connection("away", now, "The broker has not answered yet."));
  }

  /** The broker answers. */
  public void isUp(long now) {
    connection.updateAndGet(
        before ->
            before.broker().equals(UP)
                ? before
                : new OperateShape.Connection(UP, now, "Connected to the broker."));
  }

  /** The broker does not answer. */
  public void isAway(long now) {
    connection.updateAndGet(
        before ->
            before.broker().equals(UP)
                ? new OperateShape.Connection(
                    "away",
                    now,
                    "The broker does not answer. What is shown is what was known before.")
                : before);
  }

  /** History that is still to be read. */
  public void remains(long messages, @Nullable Long knownFromAt) {
    history.updateAndGet(
        before ->
            messages <= 0
                ? OperateShape.History.COMPLETE
                : new OperateShape.History(
                    false, messages, Math.max(before.total(), messages), knownFromAt));
  }

  /** Whether the broker answers. */
  public OperateShape.Connection connection() {
    return connection.get();
  }

  /** How much history is missing. */
  public OperateShape.History history() {
    return history.get();
  }
}
