package lineside.jobs.alarm;

import java.util.List;
import java.util.Map;
import lineside.jobs.line.LineRecords;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;

/** Verdicts on the parts of {@link LineRecords}. */
public final class AlarmParts {
  private AlarmParts() {}

  /** Of part n, NOT_OK. */
  public static PartVerdict verdict(long n, ViewVerdict... views) {
    return PartVerdict.newBuilder()
        .setVerdictId("verdict-" + n)
        .setInspectionId("inspection-" + n)
        .setRevision(0)
        .setSupersedes(null)
        .setRevisionReason("")
        .setLineId(LineRecords.LINE)
        .setPartId("part-" + n)
        .setAttempt(1)
        .setRecipeId(LineRecords.RECIPE)
        .setResultEvaluation(ResultEvaluation.NOT_OK)
        .setIsPartial(false)
        .setIsSimulated(true)
        .setViews(List.of(views))
        .setMissingCameras(List.of())
        .setContext(null)
        .setProcessReadings(Map.of())
        .setFirstTriggeredAt(LineRecords.at(LineRecords.TOP, n))
        .setDecidedAt(LineRecords.at(LineRecords.TOP, n))
        .setAcquiredAtMicros(null)
        .setDecidedAtMicros(1L)
        .build();
  }
}
