package lineside.jobs.verdict;

import java.util.List;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;

/** What remains of an inspection that takes no evidence any more. */
public final class ClosedInspection {
  private ClosedInspection() {}

  /**
   * The row for the archive: the verdict that stands, with the views, the context and the readings
   * that have come since it was given.
   *
   * @throws IllegalStateException when it was never decided
   */
  public static InspectionRow rowOf(Inspection inspection, ReadingHistory readings) {
    PartVerdict verdict = inspection.verdict;
    if (verdict == null) {
      throw new IllegalStateException(
          "row failed: inspection " + inspection.inspectionId + " was never decided");
    }
    List<ViewVerdict> views = PartDecision.of(inspection).views();
    PartVerdict complete =
        PartVerdict.newBuilder(verdict)
            .setViews(views)
            .setContext(inspection.context)
            .setProcessReadings(readings.at(inspection.firstTriggeredAtMillis))
            .build();
    ResultEvaluation evaluation = verdict.getResultEvaluation();
    boolean isFlagged =
        evaluation == ResultEvaluation.NOT_OK || evaluation == ResultEvaluation.NOT_DECIDABLE;
    return InspectionRow.newBuilder().setVerdict(complete).setIsFlagged(isFlagged).build();
  }
}
