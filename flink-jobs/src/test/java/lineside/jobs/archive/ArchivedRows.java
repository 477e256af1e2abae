package lineside.jobs.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lineside.jobs.line.LineRecords;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;

/** Rows of an archive for tests. */
public final class ArchivedRows {
  private static final String PREFIX = "part-";

  private ArchivedRows() {}

  /** Row {@code number} of one day: an OK part without views. */
  public static InspectionRow numbered(long number) {
    return row(number, Instant.parse("2026-03-02T06:00:00Z"), ResultEvaluation.OK, List.of());
  }

  /** The number that a row was made of. */
  public static long numberOf(InspectionRow row) {
    return Long.parseLong(row.getVerdict().getPartId().substring(PREFIX.length()));
  }

  /** A row of line {@link LineRecords#LINE}. */
  public static InspectionRow row(
      long number, Instant at, ResultEvaluation evaluation, List<ViewVerdict> views) {
    String partId = PREFIX + number;
    String inspectionId = Identities.inspectionId(LineRecords.LINE, partId, 1);
    PartVerdict verdict =
        PartVerdict.newBuilder()
            .setVerdictId(Identities.verdictId(inspectionId, 0))
            .setInspectionId(inspectionId)
            .setRevision(0)
            .setSupersedes(null)
            .setRevisionReason("")
            .setLineId(LineRecords.LINE)
            .setPartId(partId)
            .setAttempt(1)
            .setRecipeId(LineRecords.RECIPE)
            .setResultEvaluation(evaluation)
            .setIsPartial(false)
            .setIsSimulated(true)
            .setViews(views)
            .setMissingCameras(List.of())
            .setContext(null)
            .setProcessReadings(Map.of())
            .setFirstTriggeredAt(at)
            .setDecidedAt(at)
            .setAcquiredAtMicros(null)
            .setDecidedAtMicros(1L)
            .build();
    boolean isFlagged =
        evaluation == ResultEvaluation.NOT_OK || evaluation == ResultEvaluation.NOT_DECIDABLE;
    return InspectionRow.newBuilder().setVerdict(verdict).setIsFlagged(isFlagged).build();
  }
}
