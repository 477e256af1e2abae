package lineside.console.store;

import java.util.List;
import lineside.schemas.record.AuditEntry;
import org.jspecify.annotations.Nullable;

/** Asks who changed what. Thread-safe. */
public final class Trail {
  private final Database database;

  /** Of this database. */
  public Trail(Database database) {
    this.database = database;
  }

  /** Which entries are asked for; null: any. A subject may end before its last slash. */
  public record Filter(
      @Nullable String subject,
      @Nullable String lineId,
      @Nullable String action,
      @Nullable String who,
      Period period) {}

  private record Row(AuditEntry entry, long at) {}

  /** Entries, the newest first. */
  public Page<AuditEntry> page(Filter filter, Page.Request request) {
    List<Row> rows =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT body, at FROM audit WHERE at < :before AND at >= :from AND at < :to"
                            + " AND (:subject IS NULL OR subject = :subject OR substr(subject, 1,"
                            + " length(:subject) + 1) = :subject || '/') AND (:line IS NULL OR"
                            + " line_id = :line) AND (:action IS NULL OR action = :action) AND"
                            + " (:who IS NULL OR who = :who) ORDER BY at DESC LIMIT :limit")
                    .bind("before", request.beforeAt())
                    .bind("from", filter.period().from())
                    .bind("to", filter.period().to())
                    .bind("subject", filter.subject())
                    .bind("line", filter.lineId())
                    .bind("action", filter.action())
                    .bind("who", filter.who())
                    .bind("limit", request.limit() + 1)
                    .map(
                        (row, context) ->
                            new Row(Bodies.read(row.getBytes(1), AuditEntry.class), row.getLong(2)))
                    .list());
    Page<Row> page = Page.of(rows, request, Row::at, row -> 0);
    return new Page<>(page.items().stream().map(Row::entry).toList(), page.next());
  }
}
