package lineside.console.feed;

import java.util.List;
import lineside.console.store.TopicMessage;

/** Is told of messages after they are in the database, by the thread of the feed. */
@FunctionalInterface
public interface Listener {
  /** Live messages, in the order of the log of each partition. */
  void taken(List<TopicMessage> messages);
}
