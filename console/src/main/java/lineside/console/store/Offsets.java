package lineside.console.store;

import java.util.List;
import java.util.Optional;
import lineside.schemas.topic.Topic;
import org.jdbi.v3.core.Handle;

/** Where reading goes on, and which history is still to be read. */
final class Offsets {
  private Offsets() {}

  static Optional<Long> next(Handle handle, Topic topic, int partition) {
    return handle
        .createQuery("SELECT next_offset FROM topic_offset WHERE topic = :topic AND part = :part")
        .bind("topic", topic.topicName())
        .bind("part", partition)
        .mapTo(Long.class)
        .findOne();
  }

  static void putNext(Handle handle, Topic topic, int partition, long offset) {
    handle
        .createUpdate("INSERT OR REPLACE INTO topic_offset VALUES (:topic, :part, :offset)")
        .bind("topic", topic.topicName())
        .bind("part", partition)
        .bind("offset", offset)
        .execute();
  }

  static List<HistoryGap> gaps(Handle handle) {
    return handle
        .createQuery("SELECT topic, part, low, high, high_at FROM topic_gap ORDER BY high_at DESC")
        .map(
            (row, context) ->
                new HistoryGap(
                    row.getString(1),
                    row.getInt(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5)))
        .list();
  }

  /** Replaces a gap by what is left of it; an empty one is gone. */
  static void putGap(Handle handle, HistoryGap gap) {
    if (gap.remaining() <= 0) {
      handle
          .createUpdate(
              "DELETE FROM topic_gap WHERE topic = :topic AND part = :part AND low = :low")
          .bind("topic", gap.topicName())
          .bind("part", gap.partition())
          .bind("low", gap.low())
          .execute();
      return;
    }
    handle
        .createUpdate("INSERT OR REPLACE INTO topic_gap VALUES (:topic, :part, :low, :high, :at)")
        .bind("topic", gap.topicName())
        .bind("part", gap.partition())
        .bind("low", gap.low())
        .bind("high", gap.high())
        .bind("at", gap.highAt())
        .execute();
  }
}
