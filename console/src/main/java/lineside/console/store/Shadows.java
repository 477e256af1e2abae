package lineside.console.store;

import java.util.List;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/** Asks what models in the shadow said. Thread-safe. */
public final class Shadows {
  private final Database database;

  /** Of this database. */
  public Shadows(Database database) {
    this.database = database;
  }

  /** Views of a station on which two models said the same pair. */
  public record Pair(
      String lineId, String stationId, String against, String before, String after, long views) {}

  /** Pairs of a model. */
  public List<Pair> pairs(String model, @Nullable String lineId, Period period) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT line_id, station_id, against, before_evaluation, after_evaluation,"
                        + " sum(views) FROM shadow_tally WHERE model = :model AND hour_at >= :from"
                        + " AND hour_at < :to AND (:line IS NULL OR line_id = :line) GROUP BY 1, 2,"
                        + " 3, 4, 5 ORDER BY 1, 2, 3, 4, 5")
                .bind("model", model)
                .bind("line", lineId)
                .bind("from", period.from())
                .bind("to", period.to())
                .map(
                    (row, context) ->
                        new Pair(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getLong(6)))
                .list());
  }

  /** The newest views on which a model disagreed. */
  public List<ViewVerdict> flips(String model, int count) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT body FROM flip WHERE model = :model ORDER BY at DESC LIMIT :count")
                .bind("model", model)
                .bind("count", count)
                .map((row, context) -> Bodies.read(row.getBytes(1), ViewVerdict.class))
                .list());
  }
}
