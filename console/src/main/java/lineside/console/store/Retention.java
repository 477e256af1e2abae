package lineside.console.store;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Forgets what is old, a little at a time so that nobody waits. Charts, books, audit trail, alarms
 * and feedback are small and stay ten times as long.
 *
 * @param keep how long single inspections are kept
 * @param most inspections that are kept at most
 */
public record Retention(Duration keep, long most) {
  private static final int ROWS_AT_ONCE = 5000;
  private static final int LONGER = 10;

  private static final List<String> BY_TRIGGER = List.of("inspection", "superseded", "crop");
  private static final List<String> LONG_KEPT =
      List.of("chart.period_at", "alarm_load.period_at", "opinion_audit.shift_at");

  /** Checks the ranges. */
  public Retention {
    if (keep.isNegative() || keep.isZero() || most < 1) {
      throw new IllegalArgumentException("kept are " + keep + " and " + most + " inspections");
    }
  }

  /**
   * Forgets.
   *
   * @param now of the lines, milliseconds since 1970 (UTC)
   * @return whether more waits to be forgotten
   */
  public boolean sweep(Database database, long now) {
    long edge = Math.max(now - keep.toMillis(), edgeOfCount(database));
    boolean[] isMore = {false};
    database.write(handle -> isMore[0] = sweep(handle, edge, now - LONGER * keep.toMillis()));
    return isMore[0];
  }

  private long edgeOfCount(Database database) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT triggered_at FROM inspection ORDER BY triggered_at DESC LIMIT 1 OFFSET"
                        + " :most")
                .bind("most", most)
                .mapTo(Long.class)
                .findOne()
                .orElse(Long.MIN_VALUE));
  }

  private static boolean sweep(Handle handle, long edge, long farEdge) {
    int deleted = 0;
    for (String table : BY_TRIGGER) {
      String column = table.equals("superseded") ? "(inspection_id, revision)" : "rowid";
      String selected = table.equals("superseded") ? "inspection_id, revision" : "rowid";
      deleted =
          Math.max(
              deleted,
              handle
                  .createUpdate(
                      "DELETE FROM %s WHERE %s IN (SELECT %s FROM %s WHERE triggered_at < :edge LIMIT :most)"
                          .formatted(table, column, selected, table))
                  .bind("edge", edge)
                  .bind("most", ROWS_AT_ONCE)
                  .execute());
    }
    delete(handle, "reject", "triggered_at", edge);
    delete(handle, "unseen", "at", edge);
    delete(handle, "shadow_seen", "at", edge);
    delete(handle, "flip", "at", edge);
    delete(handle, "doubt", "at", edge);
    delete(handle, "tally", "slot_at", farEdge);
    delete(handle, "score_tally", "hour_at", farEdge);
    delete(handle, "shadow_tally", "hour_at", farEdge);
    delete(handle, "ledger", "period_at", farEdge);
    for (String column : LONG_KEPT) {
      String[] names = column.split("\\.", 2);
      delete(handle, names[0], names[1], farEdge);
    }
    handle
        .createUpdate("DELETE FROM alarm WHERE is_open = 0 AND raised_at < :edge")
        .bind("edge", farEdge)
        .execute();
    return deleted == ROWS_AT_ONCE;
  }

  private static void delete(Handle handle, String table, String column, long edge) {
    handle
        .createUpdate("DELETE FROM %s WHERE %s < :edge".formatted(table, column))
        .bind("edge", edge)
        .execute();
  }
}
