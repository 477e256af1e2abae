package lineside.console.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Asks for the pictures of findings. Thread-safe. */
public final class Crops {
  private static final String COLUMNS =
      "SELECT c.sha256, c.inspection_id, c.view_id, c.part_id, c.attempt, c.line_id, c.station_id,"
          + " c.camera_id, c.kind, c.score, c.threshold, c.evaluation, c.triggered_at, c.x, c.y,"
          + " c.width, c.height, c.overview, c.crop_id, j.is_defect, j.kind, j.person, j.judged_at, c.map"
          + " FROM crop c LEFT JOIN judgement j ON j.sha256 = c.sha256 AND j.view_id = c.view_id ";

  private final Database database;

  /** Of this database. */
  public Crops(Database database) {
    this.database = database;
  }

  /** Which are asked for; null: any. */
  public record Filter(
      @Nullable String lineId,
      @Nullable String stationId,
      @Nullable String kind,
      @Nullable String evaluation,
      @Nullable Boolean isJudged,
      @Nullable Double minScore,
      Period period) {}

  /** Crops, the newest first. */
  public Page<StoredCrop> page(Filter filter, Page.Request request) {
    List<StoredCrop> rows =
        database.read(
            handle ->
                crops(
                    handle
                        .createQuery(
                            COLUMNS
                                + "WHERE (c.triggered_at, c.crop_id) < (:beforeAt, :beforeRow) AND"
                                + " c.triggered_at >= :from AND c.triggered_at < :to AND (:line IS"
                                + " NULL OR c.line_id = :line) AND (:station IS NULL OR"
                                + " c.station_id = :station) AND (:kind IS NULL OR c.kind = :kind)"
                                + " AND (:evaluation IS NULL OR c.evaluation = :evaluation) AND"
                                + " (:minScore IS NULL OR c.score >= :minScore) AND (:judged IS"
                                + " NULL OR (j.sha256 IS NOT NULL) = :judged) ORDER BY"
                                + " c.triggered_at DESC, c.crop_id DESC LIMIT :limit")
                        .bind("beforeAt", request.beforeAt())
                        .bind("beforeRow", request.beforeRow())
                        .bind("from", filter.period().from())
                        .bind("to", filter.period().to())
                        .bind("line", filter.lineId())
                        .bind("station", filter.stationId())
                        .bind("kind", filter.kind())
                        .bind("evaluation", filter.evaluation())
                        .bind("minScore", filter.minScore())
                        .bind("judged", filter.isJudged())
                        .bind("limit", request.limit() + 1)));
    return Page.of(rows, request, StoredCrop::at, StoredCrop::row);
  }

  /** A crop of a view. */
  public Optional<StoredCrop> find(String sha256, String viewId) {
    return database.read(
        handle ->
            crops(
                    handle
                        .createQuery(COLUMNS + "WHERE c.sha256 = :sha256 AND c.view_id = :view")
                        .bind("sha256", sha256)
                        .bind("view", viewId))
                .stream()
                .findFirst());
  }

  /** All crops of an inspection. */
  public List<StoredCrop> ofInspection(String inspectionId) {
    return database.read(
        handle ->
            crops(
                handle
                    .createQuery(COLUMNS + "WHERE c.inspection_id = :id ORDER BY c.crop_id")
                    .bind("id", inspectionId)));
  }

  /** The newest picture of a kind at a station. */
  public Optional<String> newest(String lineId, String stationId, String kind) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT sha256 FROM crop WHERE line_id = :line AND station_id = :station AND"
                        + " kind = :kind ORDER BY triggered_at DESC LIMIT 1")
                .bind("line", lineId)
                .bind("station", stationId)
                .bind("kind", kind)
                .mapTo(String.class)
                .findOne());
  }

  /** Kinds of defect that were found. */
  public List<String> kinds() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT DISTINCT kind FROM crop ORDER BY 1 LIMIT 200")
                .mapTo(String.class)
                .list());
  }

  private static List<StoredCrop> crops(Query query) {
    return query
        .map(
            (row, context) -> {
              row.getDouble(11);
              Double threshold = row.wasNull() ? null : Double.valueOf(row.getDouble(11));
              String person = row.getString(22);
              return new StoredCrop(
                  new StoredCrop.Origin(
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      row.getInt(5),
                      row.getString(6),
                      row.getString(7),
                      row.getString(8)),
                  new StoredCrop.Found(
                      row.getString(1),
                      row.getString(9),
                      row.getDouble(10),
                      threshold,
                      row.getString(12),
                      row.getString(18),
                      row.getString(24)),
                  new StoredCrop.Area(
                      row.getDouble(14), row.getDouble(15), row.getDouble(16), row.getDouble(17)),
                  row.getLong(13),
                  row.getLong(19),
                  person == null
                      ? null
                      : new CropRemark(
                          row.getString(1),
                          row.getString(3),
                          row.getInt(20) != 0,
                          row.getString(21),
                          person,
                          row.getLong(23)));
            })
        .list();
  }
}
