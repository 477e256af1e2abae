package lineside.console.store;

import java.util.List;
import lineside.schemas.record.Finding;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Rows of inspections that are not plainly good: rejects, crops and what was not seen. */
final class FlaggedTables {
  private FlaggedTables() {}

  static void remove(Handle handle, List<String> inspectionIds) {
    for (String table : List.of("reject", "crop", "unseen")) {
      for (String inspectionId : inspectionIds) {
        handle
            .createUpdate("DELETE FROM " + table + " WHERE inspection_id = :id")
            .bind("id", inspectionId)
            .execute();
      }
    }
  }

  static void add(Handle handle, List<PartVerdict> verdicts) {
    List<PartVerdict> flagged =
        verdicts.stream()
            .filter(verdict -> verdict.getResultEvaluation() != ResultEvaluation.OK)
            .toList();
    if (flagged.isEmpty()) {
      return;
    }
    addRejects(handle, flagged);
    addCrops(handle, flagged);
    addUnseen(handle, flagged);
  }

  private static void addRejects(Handle handle, List<PartVerdict> flagged) {
    try (PreparedBatch batch =
        handle.prepareBatch("INSERT OR IGNORE INTO reject VALUES (:line, :station, :at, :id)")) {
      for (PartVerdict verdict : flagged) {
        InspectionCounts.evaluationsByStation(verdict)
            .forEach(
                (station, evaluation) -> {
                  if (evaluation == ResultEvaluation.NOT_OK) {
                    batch
                        .bind("line", verdict.getLineId())
                        .bind("station", station)
                        .bind("at", verdict.getFirstTriggeredAt().toEpochMilli())
                        .bind("id", verdict.getInspectionId())
                        .add();
                  }
                });
      }
      batch.execute();
    }
  }

  private static void addCrops(Handle handle, List<PartVerdict> flagged) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO crop (sha256, inspection_id, view_id, line_id, station_id, camera_id,"
                + " part_id, attempt, kind, score, threshold, evaluation, triggered_at, x, y,"
                + " width, height, overview, map) VALUES (:sha256, :id, :view, :line, :station, :camera,"
                + " :part, :attempt, :kind, :score, :threshold, :evaluation, :at, :x, :y, :width,"
                + " :height, :overview, :map)")) {
      for (PartVerdict verdict : flagged) {
        for (ViewVerdict view : verdict.getViews()) {
          for (Finding finding : view.getFindings()) {
            String sha256 = finding.getEvidenceSha256();
            if (sha256 != null) {
              bind(batch, verdict, view, finding);
            }
          }
        }
      }
      batch.execute();
    }
  }

  private static void bind(
      PreparedBatch batch, PartVerdict verdict, ViewVerdict view, Finding finding) {
    double width = Math.max(1, view.getWidthPx());
    double height = Math.max(1, view.getHeightPx());
    batch
        .bind("sha256", finding.getEvidenceSha256())
        .bind("id", verdict.getInspectionId())
        .bind("view", view.getViewId())
        .bind("line", verdict.getLineId())
        .bind("station", view.getStationId())
        .bind("camera", view.getCameraId())
        .bind("part", verdict.getPartId())
        .bind("attempt", verdict.getAttempt())
        .bind("kind", finding.getKind())
        .bind("score", finding.getScore())
        .bind("threshold", view.getThreshold())
        .bind("evaluation", view.getResultEvaluation().name())
        .bind("at", view.getTriggeredAt().toEpochMilli())
        .bind("x", finding.getBox().getXPx() / width)
        .bind("y", finding.getBox().getYPx() / height)
        .bind("width", finding.getBox().getWidthPx() / width)
        .bind("height", finding.getBox().getHeightPx() / height)
        .bind("overview", view.getEvidenceSha256())
        .bind("map", view.getDefectMapSha256())
        .add();
  }

  private static void addUnseen(Handle handle, List<PartVerdict> flagged) {
    try (PreparedBatch batch = UnseenTable.batch(handle)) {
      for (PartVerdict verdict : flagged) {
        UnseenTable.rowOf(verdict).ifPresent(row -> row.bindTo(batch));
      }
      batch.execute();
    }
  }

  static @Nullable String pictureOf(PartVerdict verdict) {
    return verdict.getViews().stream()
        .filter(view -> view.getResultEvaluation() == verdict.getResultEvaluation())
        .map(ViewVerdict::getEvidenceSha256)
        .filter(sha256 -> sha256 != null)
        .findFirst()
        .orElse(null);
  }
}
