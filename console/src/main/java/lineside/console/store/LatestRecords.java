package lineside.console.store;

import java.util.List;
import java.util.Optional;
import lineside.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecordBase;

/** Asks for the last message of each key: cameras, recipes, models, deployments, patterns. */
public final class LatestRecords {
  private final Database database;

  /** Of this database. */
  public LatestRecords(Database database) {
    this.database = database;
  }

  /**
   * A message.
   *
   * @param key on its topic
   * @param at time on the broker, milliseconds since 1970 (UTC)
   */
  public record Kept<T>(String key, T content, long at) {}

  /** Every one of a topic, by key. */
  public <T extends SpecificRecordBase> List<Kept<T>> all(Topic topic, Class<T> type) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT record_key, body, at FROM latest WHERE topic = :topic ORDER BY"
                        + " record_key")
                .bind("topic", topic.topicName())
                .map(
                    (row, context) ->
                        new Kept<>(
                            row.getString(1), Bodies.read(row.getBytes(2), type), row.getLong(3)))
                .list());
  }

  /** That of a key. */
  public <T extends SpecificRecordBase> Optional<Kept<T>> find(
      Topic topic, String key, Class<T> type) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT body, at FROM latest WHERE topic = :topic AND record_key = :key")
                .bind("topic", topic.topicName())
                .bind("key", key)
                .map(
                    (row, context) ->
                        new Kept<>(key, Bodies.read(row.getBytes(1), type), row.getLong(2)))
                .findOne());
  }
}
