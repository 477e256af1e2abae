package lineside.analyzer.item;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import lineside.schemas.record.ResultEvaluation;

/**
 * Where a picture comes from.
 *
 * @param inspected passage of the part
 * @param inspectionId the same as an id
 * @param viewId the view
 * @param findingNo place among the view's findings from 0, -1 for the whole view
 * @param triggeredAt event time of the view, UTC
 * @param evaluation what the line said of the view
 * @param modelSha256 package that judged; empty when none is named
 */
public record Origin(
    Inspected inspected,
    String inspectionId,
    String viewId,
    int findingNo,
    Instant triggeredAt,
    ResultEvaluation evaluation,
    String modelSha256) {
  /** Checks for null. */
  public Origin {
    requireNonNull(inspected, "inspected is null");
    requireNonNull(viewId, "view id is null");
    requireNonNull(triggeredAt, "triggered at is null");
  }
}
