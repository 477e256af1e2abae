package lineside.console.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks how many inspections came to what. Thread-safe. */
public final class Counts {
  private final Database database;

  /** Of this database. */
  public Counts(Database database) {
    this.database = database;
  }

  /**
   * Inspections of a line or at a station, by their highest revision.
   *
   * @param stationId empty for whole parts of the line
   * @param firstPassParts inspections with evidence on the first attempt
   * @param firstPassOk of these OK
   */
  public record Count(
      String lineId,
      String stationId,
      long ok,
      long notOk,
      long notDecidable,
      long undefined,
      long firstPassParts,
      long firstPassOk) {

    /** All of them. */
    public long parts() {
      return ok + notOk + notDecidable + undefined;
    }

    /** Share of first attempts that were OK; null when there was none. */
    public @Nullable Double firstPassYield() {
      return firstPassParts == 0 ? null : (double) firstPassOk / firstPassParts;
    }
  }

  /** Counts of a period, which is rounded to quarters of an hour. */
  public List<Count> of(Period period) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT line_id, station_id, sum(ok), sum(not_ok), sum(not_decidable),"
                        + " sum(undefined), sum(first_parts), sum(first_ok) FROM tally WHERE"
                        + " slot_at >= :from AND slot_at < :to GROUP BY line_id, station_id")
                .bind("from", period.from())
                .bind("to", period.to())
                .map(
                    (row, context) ->
                        new Count(
                            row.getString(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7),
                            row.getLong(8)))
                .list());
  }
}
