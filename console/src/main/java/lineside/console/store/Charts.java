package lineside.console.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lineside.schemas.record.AlarmLoad;
import lineside.schemas.record.LedgerEntry;
import lineside.schemas.record.Spc;
import org.jspecify.annotations.Nullable;

/** Asks for charts, load and books. Thread-safe. */
public final class Charts {
  /** Periods that are given at most; beyond, the newest. */
  public static final int MOST = 2000;

  private final Database database;

  /** Of this database. */
  public Charts(Database database) {
    this.database = database;
  }

  /** Which are asked for; null: any. An empty station is that of whole parts. */
  public record Filter(
      @Nullable String lineId,
      @Nullable String stationId,
      @Nullable String recipeId,
      Period period) {}

  /** A line, station and recipe of which there are charts. */
  public record Place(String lineId, String stationId, String recipeId) {}

  /** Charts, the earliest first. */
  public List<Spc> charts(Filter filter) {
    List<Spc> charts =
        database.read(
            handle ->
                new ArrayList<>(
                    handle
                        .createQuery(
                            "SELECT body FROM chart WHERE period_at >= :from AND period_at < :to"
                                + " AND (:line IS NULL OR line_id = :line) AND (:station IS NULL OR"
                                + " station_id = :station) AND (:recipe IS NULL OR recipe_id ="
                                + " :recipe) ORDER BY period_at DESC LIMIT :most")
                        .bind("from", filter.period().from())
                        .bind("to", filter.period().to())
                        .bind("line", filter.lineId())
                        .bind("station", filter.stationId())
                        .bind("recipe", filter.recipeId())
                        .bind("most", MOST)
                        .map((row, context) -> Bodies.read(row.getBytes(1), Spc.class))
                        .list()));
    Collections.reverse(charts);
    return charts;
  }

  /** Start of the latest period. */
  public Optional<Long> latestAt() {
    return database.read(
        handle ->
            handle.createQuery("SELECT max(period_at) FROM chart").mapTo(Long.class).findOne());
  }

  /** Of what there are charts. */
  public List<Place> places() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT line_id, station_id, recipe_id FROM chart ORDER BY 1, 2, 3")
                .map(
                    (row, context) ->
                        new Place(row.getString(1), row.getString(2), row.getString(3)))
                .list());
  }

  /** Load on the operators, the earliest first. */
  public List<AlarmLoad> loads(Filter filter) {
    List<AlarmLoad> loads =
        database.read(
            handle ->
                new ArrayList<>(
                    handle
                        .createQuery(
                            "SELECT body FROM alarm_load WHERE period_at >= :from AND period_at <"
                                + " :to AND (:line IS NULL OR line_id = :line) ORDER BY period_at"
                                + " DESC LIMIT :most")
                        .bind("from", filter.period().from())
                        .bind("to", filter.period().to())
                        .bind("line", filter.lineId())
                        .bind("most", MOST)
                        .map((row, context) -> Bodies.read(row.getBytes(1), AlarmLoad.class))
                        .list()));
    Collections.reverse(loads);
    return loads;
  }

  /** Books of cameras, the newest first. */
  public List<LedgerEntry> books(Filter filter) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT body FROM ledger WHERE period_at >= :from AND period_at < :to AND"
                        + " (:line IS NULL OR line_id = :line) ORDER BY period_at DESC LIMIT :most")
                .bind("from", filter.period().from())
                .bind("to", filter.period().to())
                .bind("line", filter.lineId())
                .bind("most", MOST)
                .map((row, context) -> Bodies.read(row.getBytes(1), LedgerEntry.class))
                .list());
  }
}
