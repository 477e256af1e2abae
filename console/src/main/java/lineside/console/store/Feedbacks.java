package lineside.console.store;

import java.util.List;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.PartVerdict;
import org.jspecify.annotations.Nullable;

/** Asks what persons found. Thread-safe. */
public final class Feedbacks {
  private static final int MOST_JUDGED = 5000;

  private final Database database;

  /** Of this database. */
  public Feedbacks(Database database) {
    this.database = database;
  }

  /** An inspection of which a person said what the part is. */
  public record Judged(PartVerdict verdict, boolean isDefective) {}

  /** Everything said of a part, the earliest first. */
  public List<Feedback> ofPart(String partId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT body FROM feedback WHERE part_id = :part ORDER BY at LIMIT 500")
                .bind("part", partId)
                .map((row, context) -> Bodies.read(row.getBytes(1), Feedback.class))
                .list());
  }

  /** Inspections of a period on which persons spoke, with their last word, the newest first. */
  public List<Judged> judged(@Nullable String lineId, Period period) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT i.body, f.is_defective, max(f.at) FROM feedback f JOIN inspection i ON"
                        + " i.part_id = f.part_id AND i.line_id = f.line_id AND i.attempt ="
                        + " f.attempt WHERE i.triggered_at >= :from AND i.triggered_at < :to AND"
                        + " (:line IS NULL OR i.line_id = :line) GROUP BY i.inspection_id ORDER BY"
                        + " i.triggered_at DESC LIMIT :most")
                .bind("from", period.from())
                .bind("to", period.to())
                .bind("line", lineId)
                .bind("most", MOST_JUDGED)
                .map(
                    (row, context) ->
                        new Judged(
                            Bodies.read(row.getBytes(1), PartVerdict.class), row.getInt(2) != 0))
                .list());
  }
}
