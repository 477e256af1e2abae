package lineside.console.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineside.schemas.record.PartVerdict;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Inspections by their highest revision. What is counted of them follows: a verdict that is
 * replaced is taken out of every count before the new one goes in.
 */
final class InspectionTable {
  private static final String COLUMNS =
      " INTO inspection (inspection_id, line_id, part_id, attempt, evaluation, revision,"
          + " triggered_at, body) VALUES (:id, :line, :part, :attempt, :evaluation, :revision, :at,"
          + " :body)";

  private InspectionTable() {}

  /** A verdict and its bytes. */
  @SuppressWarnings("ArrayRecordComponent") // bytes in bulk, never compared
  record Row(PartVerdict verdict, byte[] body) {}

  static void take(Handle handle, List<Row> rows, InspectionCounts counts) {
    if (rows.isEmpty()) {
      return;
    }
    int[] inserted;
    try (PreparedBatch batch = handle.prepareBatch("INSERT OR IGNORE" + COLUMNS)) {
      rows.forEach(row -> bind(batch, row));
      inserted = batch.execute();
    }
    List<Row> known = new ArrayList<>();
    for (int i = 0; i < inserted.length; i++) {
      if (inserted[i] > 0) {
        counts.add(rows.get(i).verdict());
      } else {
        known.add(rows.get(i));
      }
    }
    known.forEach(row -> revise(handle, row, counts));
  }

  private static void revise(Handle handle, Row row, InspectionCounts counts) {
    Optional<byte[]> body = bodyOf(handle, row.verdict().getInspectionId());
    if (body.isEmpty()) {
      return;
    }
    PartVerdict standing = Bodies.read(body.get(), PartVerdict.class);
    int revision = row.verdict().getRevision();
    if (revision == standing.getRevision()) {
      return;
    }
    if (revision < standing.getRevision()) {
      keepSuperseded(handle, row);
      return;
    }
    keepSuperseded(handle, new Row(standing, body.get()));
    try (PreparedBatch batch = handle.prepareBatch("INSERT OR REPLACE" + COLUMNS)) {
      bind(batch, row);
      batch.execute();
    }
    counts.remove(standing);
    counts.add(row.verdict());
  }

  private static Optional<byte[]> bodyOf(Handle handle, String inspectionId) {
    return handle
        .createQuery("SELECT body FROM inspection WHERE inspection_id = :id")
        .bind("id", inspectionId)
        .map((row, context) -> row.getBytes(1))
        .findOne();
  }

  private static void bind(PreparedBatch batch, Row row) {
    PartVerdict verdict = row.verdict();
    batch
        .bind("id", verdict.getInspectionId())
        .bind("line", verdict.getLineId())
        .bind("part", verdict.getPartId())
        .bind("attempt", verdict.getAttempt())
        .bind("evaluation", verdict.getResultEvaluation().name())
        .bind("revision", verdict.getRevision())
        .bind("at", verdict.getFirstTriggeredAt().toEpochMilli())
        .bind("body", row.body())
        .add();
  }

  private static void keepSuperseded(Handle handle, Row row) {
    handle
        .createUpdate("INSERT OR IGNORE INTO superseded VALUES (:id, :revision, :body, :at)")
        .bind("id", row.verdict().getInspectionId())
        .bind("revision", row.verdict().getRevision())
        .bind("body", row.body())
        .bind("at", row.verdict().getFirstTriggeredAt().toEpochMilli())
        .execute();
  }
}
