package lineside.console.live;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the feed stands; told by it, read by everybody. Thread-safe. */
public final class Progress {
  private static final String UP = "up";

  private OperateShape.Connection connection;
  private OperateShape.History history = OperateShape.History.UNKNOWN;
  private Map<String, Long> behind = Map.of();

  /** Begins without a broker. */
  public Progress(long now) {
    this.connection = new OperateShape.Connection("away", now, "The broker has not answered yet.");
  }

  /** The broker answers. */
  public synchronized void isUp(long now) {
    if (!connection.broker().equals(UP)) {
      connection = new OperateShape.Connection(UP, now, "Connected to the broker.");
    }
  }

  /** The broker does not answer. */
  public synchronized void isAway(long now) {
    if (connection.broker().equals(UP)) {
      connection =
          new OperateShape.Connection(
              "away", now, "The broker does not answer. What is shown is what was known before.");
    }
  }

  /** History that is still to be read. */
  public synchronized void remains(long messages, @Nullable Long knownFromAt) {
    history =
        messages <= 0
            ? OperateShape.History.COMPLETE
            : new OperateShape.History(
                false, messages, Math.max(history.total(), messages), knownFromAt);
  }

  /** Messages that are there and not read, by name of the topic. */
  public synchronized void tellBehind(Map<String, Long> messages) {
    behind = Map.copyOf(messages);
  }

  /** As told last; a topic that is not known is missing. */
  public synchronized Map<String, Long> behind() {
    return behind;
  }

  /** Whether the broker answers. */
  public synchronized OperateShape.Connection connection() {
    return connection;
  }

  /** How much history is missing. */
  public synchronized OperateShape.History history() {
    return history;
  }
}
