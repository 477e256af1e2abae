package lineside.console.store;

import java.util.List;
import java.util.Optional;
import lineside.schemas.record.DeadLetter;
import lineside.schemas.record.Loss;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** What the system did not see, or saw and could not decide. */
final class UnseenTable {
  private UnseenTable() {}

  /** A row, by what it is about and where. */
  record Row(String id, UnseenItem item) {
    void bindTo(PreparedBatch batch) {
      batch
          .bind("id", id)
          .bind("what", item.what())
          .bind("at", item.at())
          .bind("line", item.lineId())
          .bind("station", item.stationId())
          .bind("camera", item.cameraId())
          .bind("part", item.partId())
          .bind("attempt", item.attempt())
          .bind("reason", item.reason())
          .bind("detail", item.detail())
          .bind("inspection", item.inspectionId())
          .bind("picture", item.pictureSha256())
          .add();
    }
  }

  static PreparedBatch batch(Handle handle) {
    return handle.prepareBatch(
        "INSERT OR IGNORE INTO unseen VALUES (:id, :what, :at, :line, :station, :camera, :part,"
            + " :attempt, :reason, :detail, :inspection, :picture)");
  }

  static void take(Handle handle, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = batch(handle)) {
      rows.forEach(row -> row.bindTo(batch));
      batch.execute();
    }
  }

  static Optional<Row> rowOf(PartVerdict verdict) {
    return switch (verdict.getResultEvaluation()) {
      case OK, NOT_OK -> Optional.empty();
      case NOT_DECIDABLE -> Optional.of(rowOf(verdict, UnseenItem.UNDECIDED));
      case UNDEFINED -> Optional.of(rowOf(verdict, UnseenItem.UNDEFINED));
    };
  }

  private static Row rowOf(PartVerdict verdict, String what) {
    @Nullable ViewVerdict view =
        verdict.getViews().stream()
            .filter(v -> v.getResultEvaluation() == verdict.getResultEvaluation())
            .findFirst()
            .orElse(null);
    String reason =
        view == null
            ? "MISSING"
            : view.getResultEvaluation() == ResultEvaluation.UNDEFINED
                ? view.getUndefinedReason().name()
                : "UNCERTAIN";
    String detail =
        view == null ? String.join(", ", verdict.getMissingCameras()) : view.getDetail();
    return new Row(
        "inspection " + verdict.getInspectionId(),
        new UnseenItem(
            what,
            verdict.getFirstTriggeredAt().toEpochMilli(),
            verdict.getLineId(),
            view == null ? "" : view.getStationId(),
            view == null ? "" : view.getCameraId(),
            verdict.getPartId(),
            verdict.getAttempt(),
            reason,
            detail,
            verdict.getInspectionId(),
            FlaggedTables.pictureOf(verdict)));
  }

  static Row rowOf(Loss loss) {
    return new Row(
        "loss " + loss.getViewId(),
        new UnseenItem(
            UnseenItem.LOSS,
            loss.getTriggeredAt().toEpochMilli(),
            loss.getLineId(),
            "",
            loss.getCameraId(),
            loss.getPartId(),
            loss.getAttempt(),
            loss.getReason().name(),
            loss.getDetail(),
            null,
            null));
  }

  static Row rowOf(DeadLetter letter) {
    return new Row(
        "letter "
            + letter.getSourceTopic()
            + "/"
            + letter.getSourcePartition()
            + "/"
            + letter.getSourceOffset(),
        new UnseenItem(
            UnseenItem.LETTER,
            letter.getRecordedAt().toEpochMilli(),
            "",
            "",
            letter.getCameraId(),
            "",
            0,
            letter.getReason().name(),
            letter.getDetail(),
            null,
            null));
  }
}
