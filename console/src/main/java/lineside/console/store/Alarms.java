package lineside.console.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.AlarmAction;
import lineside.schemas.record.AlarmActionOutcome;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Asks for alarms. Thread-safe. */
public final class Alarms {
  private static final int MOST_OPEN = 500;

  private final Database database;

  /** Of this database. */
  public Alarms(Database database) {
    this.database = database;
  }

  /**
   * What a person did and what became of it.
   *
   * @param action null when only the outcome is known
   * @param outcome null when the line has not answered yet
   */
  public record Deed(
      String actionId, @Nullable AlarmAction action, @Nullable AlarmActionOutcome outcome) {}

  /** Of which line, station and time alarms are asked for; null: any. */
  public record Filter(@Nullable String lineId, @Nullable String stationId, Period period) {}

  private record Row(Alarm alarm, long raisedAt, long row) {}

  /** Alarms that are active or that nobody has acknowledged, the newest first. */
  public List<Alarm> open() {
    return database.read(
        handle ->
            alarms(
                handle
                    .createQuery(
                        "SELECT body FROM alarm WHERE is_open = 1 ORDER BY raised_at DESC LIMIT"
                            + " :most")
                    .bind("most", MOST_OPEN)));
  }

  /** One alarm. */
  public Optional<Alarm> find(String alarmId) {
    return database.read(
        handle ->
            alarms(
                    handle
                        .createQuery("SELECT body FROM alarm WHERE alarm_id = :id")
                        .bind("id", alarmId))
                .stream()
                .findFirst());
  }

  /** Alarms that name a part, or stood at one of its stations while it was there. */
  public List<Alarm> ofPart(String partId, String lineId, List<String> stations, long at) {
    return database.read(
        handle ->
            alarms(
                handle
                    .createQuery(
                        "SELECT body FROM alarm WHERE last_part_id = :part AND line_id = :line"
                            + " UNION SELECT body FROM alarm WHERE line_id = :line AND station_id"
                            + " IN (<stations>) AND raised_at <= :at AND (cleared_at IS NULL OR"
                            + " cleared_at >= :at) LIMIT 50")
                    .bind("part", partId)
                    .bind("line", lineId)
                    .bind("at", at)
                    .bindList("stations", stations.isEmpty() ? List.of("") : stations)));
  }

  /** All alarms, the newest first. */
  public Page<Alarm> page(Filter filter, Page.Request request) {
    List<Row> rows =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT body, raised_at FROM alarm WHERE raised_at < :before AND raised_at"
                            + " >= :from AND raised_at < :to AND (:line IS NULL OR line_id = :line)"
                            + " AND (:station IS NULL OR station_id = :station) ORDER BY raised_at"
                            + " DESC LIMIT :limit")
                    .bind("before", request.beforeAt())
                    .bind("from", filter.period().from())
                    .bind("to", filter.period().to())
                    .bind("line", filter.lineId())
                    .bind("station", filter.stationId())
                    .bind("limit", request.limit() + 1)
                    .map(
                        (row, context) ->
                            new Row(Bodies.read(row.getBytes(1), Alarm.class), row.getLong(2), 0))
                    .list());
    Page<Row> page = Page.of(rows, request, Row::raisedAt, Row::row);
    return new Page<>(page.items().stream().map(Row::alarm).toList(), page.next());
  }

  /** Alarms that were raised in a period and no other explains, the earliest first. */
  public List<Alarm> raised(Filter filter, int most) {
    List<Alarm> alarms =
        database.read(
            handle ->
                new ArrayList<>(
                    alarms(
                        handle
                            .createQuery(
                                "SELECT body FROM alarm WHERE raised_at >= :from AND raised_at <"
                                    + " :to AND (:line IS NULL OR line_id = :line) ORDER BY"
                                    + " raised_at DESC LIMIT :most")
                            .bind("from", filter.period().from())
                            .bind("to", filter.period().to())
                            .bind("line", filter.lineId())
                            .bind("most", most))));
    alarms.removeIf(Alarm::getIsSuppressed);
    Collections.reverse(alarms);
    return alarms;
  }

  /** When the earliest that is kept was raised. */
  public Optional<Long> earliestAt() {
    return database.read(
        handle ->
            handle.createQuery("SELECT min(raised_at) FROM alarm").mapTo(Long.class).findOne());
  }

  /** What persons did with an alarm, the earliest first. */
  public List<Deed> deeds(String alarmId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT action_id, body, outcome FROM alarm_action WHERE alarm_id = :id ORDER"
                        + " BY at LIMIT 500")
                .bind("id", alarmId)
                .map((row, context) -> deed(row.getString(1), row.getBytes(2), row.getBytes(3)))
                .list());
  }

  /** What was done since a moment and the line has not answered. */
  public List<AlarmAction> unanswered(long since) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT body FROM alarm_action WHERE outcome IS NULL AND body IS NOT NULL AND"
                        + " at >= :since ORDER BY at LIMIT 500")
                .bind("since", since)
                .map((row, context) -> Bodies.read(row.getBytes(1), AlarmAction.class))
                .list());
  }

  private static Deed deed(String id, byte @Nullable [] action, byte @Nullable [] outcome) {
    return new Deed(
        id,
        action == null ? null : Bodies.read(action, AlarmAction.class),
        outcome == null ? null : Bodies.read(outcome, AlarmActionOutcome.class));
  }

  private static List<Alarm> alarms(Query query) {
    return query.map((row, context) -> Bodies.read(row.getBytes(1), Alarm.class)).list();
  }
}
