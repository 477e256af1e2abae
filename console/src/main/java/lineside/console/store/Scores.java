package lineside.console.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks how scores are spread. Thread-safe. */
public final class Scores {
  private final Database database;

  /** Of this database. */
  public Scores(Database database) {
    this.database = database;
  }

  /** Which views are asked for; null: any. */
  public record Filter(
      @Nullable String lineId,
      @Nullable String stationId,
      @Nullable String modelSha256,
      Period period) {}

  /**
   * Views whose score lies in one bin.
   *
   * @param lowest score of the bin
   */
  public record Bin(double lowest, long views) {}

  /** A model that judged at a station. */
  public record Judge(String lineId, String stationId, String modelSha256, long views) {}

  /** Bins that are not empty, the lowest first. */
  public List<Bin> spread(Filter filter) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT bin, sum(views) FROM score_tally WHERE hour_at >= :from AND hour_at <"
                        + " :to AND (:line IS NULL OR line_id = :line) AND (:station IS NULL OR"
                        + " station_id = :station) AND (:model IS NULL OR model = :model) GROUP BY"
                        + " bin HAVING sum(views) > 0 ORDER BY bin")
                .bind("from", filter.period().from())
                .bind("to", filter.period().to())
                .bind("line", filter.lineId())
                .bind("station", filter.stationId())
                .bind("model", filter.modelSha256())
                .map((row, context) -> new Bin(Slots.scoreOf(row.getInt(1)), row.getLong(2)))
                .list());
  }

  /** Models that judged in a period, where. */
  public List<Judge> judges(Period period) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT line_id, station_id, model, sum(views) FROM score_tally WHERE hour_at"
                        + " >= :from AND hour_at < :to GROUP BY 1, 2, 3 ORDER BY 4 DESC")
                .bind("from", period.from())
                .bind("to", period.to())
                .map(
                    (row, context) ->
                        new Judge(
                            row.getString(1), row.getString(2), row.getString(3), row.getLong(4)))
                .list());
  }
}
