package lineside.console.store;

import java.util.List;

/** Asks how far topics were read. Thread-safe. */
public final class Reading {
  private final Database database;

  /** Of this database. */
  public Reading(Database database) {
    this.database = database;
  }

  /**
   * A topic.
   *
   * @param partitions of which something was read
   * @param next sum of the offsets at which reading goes on
   * @param toFill messages of history that are still to be read
   */
  public record TopicState(String topic, int partitions, long next, long toFill) {}

  /** All topics of which something was read. */
  public List<TopicState> topics() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT o.topic, count(*), sum(o.next_offset), coalesce((SELECT sum(high -"
                        + " low) FROM topic_gap g WHERE g.topic = o.topic), 0) FROM topic_offset o"
                        + " GROUP BY o.topic ORDER BY o.topic")
                .map(
                    (row, context) ->
                        new TopicState(
                            row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4)))
                .list());
  }
}
