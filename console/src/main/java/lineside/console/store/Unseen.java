package lineside.console.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks what the system did not see. Thread-safe. */
public final class Unseen {
  private final Database database;

  /** Of this database. */
  public Unseen(Database database) {
    this.database = database;
  }

  /** How often something was not seen, for one reason. */
  public record Reason(String what, String reason, long count) {}

  /** How many triggers of a line have no picture. */
  public record Lost(String lineId, long count) {}

  /** What is asked for; null: any. */
  public record Filter(@Nullable String what, @Nullable String lineId, Period period) {}

  private record Row(UnseenItem item, long row) {}

  /** Reasons with their counts, the most frequent first. */
  public List<Reason> reasons(Filter filter) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT what, reason, count(*) FROM unseen WHERE at >= :from AND at < :to AND"
                        + " (:line IS NULL OR line_id = :line) AND (:what IS NULL OR what = :what)"
                        + " GROUP BY what, reason ORDER BY 3 DESC LIMIT 100")
                .bind("from", filter.period().from())
                .bind("to", filter.period().to())
                .bind("line", filter.lineId())
                .bind("what", filter.what())
                .map(
                    (row, context) ->
                        new Reason(row.getString(1), row.getString(2), row.getLong(3)))
                .list());
  }

  /** Triggers without a picture, by line. */
  public List<Lost> lost(Period period) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT line_id, count(*) FROM unseen WHERE at >= :from AND at < :to AND what ="
                        + " 'loss' GROUP BY line_id")
                .bind("from", period.from())
                .bind("to", period.to())
                .map((row, context) -> new Lost(row.getString(1), row.getLong(2)))
                .list());
  }

  /** Single cases, the newest first. */
  public Page<UnseenItem> page(Filter filter, Page.Request request) {
    List<Row> rows =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT what, at, line_id, station_id, camera_id, part_id, attempt, reason,"
                            + " detail, inspection_id, picture, rowid FROM unseen WHERE (at,"
                            + " rowid) < (:beforeAt, :beforeRow) AND at >= :from AND at < :to AND"
                            + " (:line IS NULL OR line_id = :line) AND (:what IS NULL OR what ="
                            + " :what) ORDER BY at DESC, rowid DESC LIMIT :limit")
                    .bind("beforeAt", request.beforeAt())
                    .bind("beforeRow", request.beforeRow())
                    .bind("from", filter.period().from())
                    .bind("to", filter.period().to())
                    .bind("line", filter.lineId())
                    .bind("what", filter.what())
                    .bind("limit", request.limit() + 1)
                    .map(
                        (row, context) ->
                            new Row(
                                new UnseenItem(
                                    row.getString(1),
                                    row.getLong(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getInt(7),
                                    row.getString(8),
                                    row.getString(9),
                                    row.getString(10),
                                    row.getString(11)),
                                row.getLong(12)))
                    .list());
    Page<Row> page = Page.of(rows, request, row -> row.item().at(), Row::row);
    return new Page<>(page.items().stream().map(Row::item).toList(), page.next());
  }
}
