package lineside.console.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lineside.schemas.record.PartVerdict;
import org.jdbi.v3.core.Handle;

/** Asks for inspections. Thread-safe. */
public final class Inspections {
  private final Database database;

  /** Of this database. */
  public Inspections(Database database) {
    this.database = database;
  }

  /**
   * An inspection.
   *
   * @param verdict of the highest revision
   * @param superseded those before, revisions rising
   */
  public record Inspection(PartVerdict verdict, List<PartVerdict> superseded) {
    /** Copies the list. */
    public Inspection {
      superseded = List.copyOf(superseded);
    }
  }

  /** A part in a list. */
  public record Head(
      String partId, String lineId, int attempt, String evaluation, long at, String inspectionId) {}

  /** Every inspection of a part, newest first. */
  public List<Inspection> ofPart(String partId) {
    return database.read(
        handle ->
            bodies(
                    handle
                        .createQuery(
                            "SELECT body FROM inspection WHERE part_id = :part ORDER BY"
                                + " triggered_at DESC LIMIT 100")
                        .bind("part", partId)
                        .map((row, context) -> row.getBytes(1))
                        .list())
                .stream()
                .map(verdict -> inspection(handle, verdict))
                .toList());
  }

  /** The highest revision of an inspection. */
  public Optional<PartVerdict> find(String inspectionId) {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT body FROM inspection WHERE inspection_id = :id")
                .bind("id", inspectionId)
                .map((row, context) -> row.getBytes(1))
                .findOne()
                .map(body -> Bodies.read(body, PartVerdict.class)));
  }

  /** Parts whose id begins with a text, the very id first, then the newest. */
  public List<Head> search(String prefix, int limit) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT part_id, line_id, attempt, evaluation, triggered_at, inspection_id FROM"
                        + " inspection WHERE part_id >= :prefix AND part_id < :end ORDER BY part_id"
                        + " = :prefix DESC, triggered_at DESC LIMIT :limit")
                .bind("prefix", prefix)
                .bind("end", prefix + Character.MAX_VALUE)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Head(
                            row.getString(1),
                            row.getString(2),
                            row.getInt(3),
                            row.getString(4),
                            row.getLong(5),
                            row.getString(6)))
                .list());
  }

  /** The newest inspections, the oldest of them first. */
  public List<PartVerdict> newest(int count) {
    return database.read(
        handle -> {
          List<byte[]> found =
              new ArrayList<>(
                  handle
                      .createQuery(
                          "SELECT body FROM inspection ORDER BY triggered_at DESC LIMIT :count")
                      .bind("count", count)
                      .map((row, context) -> row.getBytes(1))
                      .list());
          Collections.reverse(found);
          return bodies(found);
        });
  }

  /** The last inspection that each station rejected. */
  public List<PartVerdict> lastRejects() {
    return database.read(
        handle ->
            bodies(
                handle
                    .createQuery(
                        "SELECT i.body FROM (SELECT line_id, station_id, max(triggered_at) AS at"
                            + " FROM reject GROUP BY line_id, station_id) l JOIN reject r ON"
                            + " r.line_id = l.line_id AND r.station_id = l.station_id AND"
                            + " r.triggered_at = l.at JOIN inspection i ON i.inspection_id ="
                            + " r.inspection_id")
                    .map((row, context) -> row.getBytes(1))
                    .list()));
  }

  /** How many are kept. */
  public long count() {
    return database.read(
        handle -> handle.createQuery("SELECT count(*) FROM inspection").mapTo(Long.class).one());
  }

  /** Time of the earliest that is kept. */
  public Optional<Long> earliestAt() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT min(triggered_at) FROM inspection")
                .mapTo(Long.class)
                .findOne());
  }

  private static Inspection inspection(Handle handle, PartVerdict verdict) {
    List<byte[]> superseded =
        handle
            .createQuery("SELECT body FROM superseded WHERE inspection_id = :id ORDER BY revision")
            .bind("id", verdict.getInspectionId())
            .map((row, context) -> row.getBytes(1))
            .list();
    return new Inspection(verdict, bodies(superseded));
  }

  private static List<PartVerdict> bodies(List<byte[]> bodies) {
    return bodies.stream().map(body -> Bodies.read(body, PartVerdict.class)).toList();
  }
}
