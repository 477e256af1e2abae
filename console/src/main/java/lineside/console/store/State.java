package lineside.console.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.schemas.topic.Topic;
import org.jdbi.v3.core.Handle;

/** What was read, and how far: changed together or not at all. Thread-safe. */
public final class State {
  private static final List<String> TABLES =
      List.of(
          "fact",
          "topic_offset",
          "topic_gap",
          "inspection",
          "superseded",
          "tally",
          "score_tally",
          "reject",
          "crop",
          "judgement",
          "unseen",
          "alarm",
          "alarm_action",
          "latest",
          "chart",
          "alarm_load",
          "ledger",
          "audit",
          "feedback",
          "shadow_tally",
          "shadow_seen",
          "flip",
          "opinion_audit",
          "doubt");

  private final Database database;

  /** In this database. */
  public State(Database database) {
    this.database = database;
  }

  /** Takes messages and goes on after the last of each partition. */
  public void take(List<TopicMessage> messages, Map<TopicPlace, Long> next) {
    database.write(
        handle -> {
          TrustlessIntake.take(handle, messages);
          next.forEach(
              (place, offset) -> Offsets.putNext(handle, place.topic(), place.partition(), offset));
        });
  }

  /** Takes history of a gap, which becomes {@code rest}. */
  public void fill(List<TopicMessage> messages, HistoryGap rest) {
    database.write(
        handle -> {
          TrustlessIntake.take(handle, messages);
          Offsets.putGap(handle, rest);
        });
  }

  /** Starts a partition at {@code offset}, with what lies before it as a gap. */
  public void start(TopicPlace place, long offset, HistoryGap gap) {
    database.write(
        handle -> {
          Offsets.putNext(handle, place.topic(), place.partition(), offset);
          Offsets.putGap(handle, gap);
        });
  }

  /** Where reading goes on; empty when the partition was never read. */
  public Optional<Long> next(TopicPlace place) {
    return database.read(handle -> Offsets.next(handle, place.topic(), place.partition()));
  }

  /** History that is still to be read, the newest first. */
  public List<HistoryGap> gaps() {
    return database.read(Offsets::gaps);
  }

  /** Forgets everything unless it is of this cluster. */
  public void belongTo(String clusterId) {
    database.write(
        handle -> {
          Optional<String> known = Facts.get(handle, Facts.CLUSTER);
          if (known.isPresent() && !known.get().equals(clusterId)) {
            TABLES.forEach(table -> handle.execute("DELETE FROM " + table));
          }
          Facts.put(handle, Facts.CLUSTER, clusterId);
        });
  }

  /** Messages that nobody could read. */
  public long unreadable() {
    return database.read((Handle handle) -> Facts.number(handle, Facts.UNREADABLE));
  }

  /** A partition. */
  public record TopicPlace(Topic topic, int partition) {}
}
