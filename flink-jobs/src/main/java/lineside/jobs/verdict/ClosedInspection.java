package lineside.jobs.verdict;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;

/** What remains of an inspection that takes no evidence any more. */
public final class ClosedInspection {
  private ClosedInspection() {}

  /**
   * The row for the archive: the verdict that stands, with the views, the context and the readings
   * that have come since it was given. What came too late for the verdict changes no evaluation, so
   * it makes no revision; the row tells of it.
   *
   * @throws IllegalStateException when it was never decided
   */
  public static InspectionRow rowOf(Inspection inspection, ProcessMemory process) {
    PartVerdict verdict = inspection.verdict;
    if (verdict == null) {
      throw new IllegalStateException(
          "row failed: inspection " + inspection.inspectionId + " was never decided");
    }
    List<ViewVerdict> views = PartDecision.of(inspection).views();
    Map<String, Double> readings = process.readings().at(inspection.firstTriggeredAtMillis);
    PartVerdict complete =
        PartVerdict.newBuilder(verdict)
            .setViews(views)
            .setContext(inspection.context)
            .setProcessReadings(readings)
            .setProcessScores(process.sense().at(inspection.firstTriggeredAtMillis))
            .build();
    ResultEvaluation evaluation = verdict.getResultEvaluation();
    boolean isFlagged =
        evaluation == ResultEvaluation.NOT_OK || evaluation == ResultEvaluation.NOT_DECIDABLE;
    return InspectionRow.newBuilder()
        .setVerdict(complete)
        .setIsFlagged(isFlagged)
        .setLateReadings(differing(verdict.getProcessReadings(), readings))
        .setIsContextLate(!Objects.equals(verdict.getContext(), inspection.context))
        .build();
  }

  private static int differing(Map<String, Double> before, Map<String, Double> now) {
    return (int)
        now.entrySet().stream()
            .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
            .count();
  }
}
