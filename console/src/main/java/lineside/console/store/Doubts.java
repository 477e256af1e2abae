package lineside.console.store;

import java.util.HexFormat;
import java.util.List;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.PartVerdict;
import org.jspecify.annotations.Nullable;

/** Asks for the audit of passed parts. Thread-safe. */
public final class Doubts {
  private static final int MOST_AUDITS = 2000;
  private static final int MOST_DOUBTS = 1000;

  private final Database database;

  /** Of this database. */
  public Doubts(Database database) {
    this.database = database;
  }

  /**
   * A passed part that the large model finds defective.
   *
   * @param at when it was inspected
   * @param verdict on the part; its id is known by nothing else
   * @param isLookedAt whether a person has looked at the part for the audit
   */
  public record Doubt(long at, double score, PartVerdict verdict, boolean isLookedAt) {}

  /** Counts by recipe and shift of shifts that began in a period, the latest first. */
  public List<OpinionAudit> audits(@Nullable String lineId, Period period) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT body FROM opinion_audit WHERE shift_at >= :from AND shift_at < :to AND"
                        + " (:line IS NULL OR line_id = :line) ORDER BY shift_at DESC, recipe_id"
                        + " LIMIT :most")
                .bind("from", period.from())
                .bind("to", period.to())
                .bind("line", lineId)
                .bind("most", MOST_AUDITS)
                .map((row, context) -> Bodies.read(row.getBytes(1), OpinionAudit.class))
                .list());
  }

  /** Doubted parts that are kept and were inspected in a period, the earliest first, each once. */
  public List<Doubt> doubts(@Nullable String lineId, Period period) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT i.triggered_at, max(d.score), i.body, (SELECT group_concat(hex(f.body)) FROM"
                        + " feedback f WHERE f.part_id = i.part_id AND f.line_id = i.line_id AND"
                        + " f.attempt = i.attempt) FROM doubt d JOIN inspection i ON"
                        + " i.inspection_id = d.inspection_id WHERE i.triggered_at >= :from AND"
                        + " i.triggered_at < :to AND (:line IS NULL OR d.line_id = :line) GROUP BY d.inspection_id"
                        + " ORDER BY 1 LIMIT :most")
                .bind("from", period.from())
                .bind("to", period.to())
                .bind("line", lineId)
                .bind("most", MOST_DOUBTS)
                .map(
                    (row, context) ->
                        new Doubt(
                            row.getLong(1),
                            row.getDouble(2),
                            Bodies.read(row.getBytes(3), PartVerdict.class),
                            isLookedAt(row.getString(4))))
                .list());
  }

  private static boolean isLookedAt(@Nullable String bodies) {
    return bodies != null
        && List.of(bodies.split(",", -1)).stream()
            .map(HexFormat.of().withUpperCase()::parseHex)
            .map(body -> Bodies.read(body, Feedback.class))
            .anyMatch(feedback -> feedback.getOccasion() == FeedbackOccasion.AUDIT);
  }
}
