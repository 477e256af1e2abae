package lineside.console.store;

import java.util.EnumSet;
import java.util.Set;
import lineside.schemas.topic.Topic;
import org.jdbi.v3.core.Handle;

/** The last message of each key, of topics where no other counts. */
final class LatestTable {
  private static final Set<Topic> TOPICS =
      EnumSet.of(
          Topic.CAMERA,
          Topic.RECIPE,
          Topic.MODEL,
          Topic.DEPLOYMENT,
          Topic.MODEL_STATUS,
          Topic.PATTERN);

  private LatestTable() {}

  static boolean keeps(Topic topic) {
    return TOPICS.contains(topic);
  }

  static void take(Handle handle, TopicMessage message) {
    if (message.value() == null) {
      handle
          .createUpdate("DELETE FROM latest WHERE topic = :topic AND record_key = :key")
          .bind("topic", message.place().topic().topicName())
          .bind("key", message.key())
          .execute();
      return;
    }
    handle
        .createUpdate("INSERT OR REPLACE INTO latest VALUES (:topic, :key, :body, :at)")
        .bind("topic", message.place().topic().topicName())
        .bind("key", message.key())
        .bind("body", message.value())
        .bind("at", message.at())
        .execute();
  }
}
