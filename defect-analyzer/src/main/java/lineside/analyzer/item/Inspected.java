package lineside.analyzer.item;

import static java.util.Objects.requireNonNull;

import lineside.schemas.record.Feedback;
import lineside.schemas.record.PartVerdict;

/**
 * One passage of one part.
 *
 * @param lineId line that inspected it
 * @param partId the part
 * @param attempt passage, from 1
 */
public record Inspected(String lineId, String partId, int attempt) {
  /** Checks for null. */
  public Inspected {
    requireNonNull(lineId, "line id is null");
    requireNonNull(partId, "part id is null");
  }

  static Inspected of(Feedback feedback) {
    return new Inspected(feedback.getLineId(), feedback.getPartId(), feedback.getAttempt());
  }

  static Inspected of(PartVerdict verdict) {
    return new Inspected(verdict.getLineId(), verdict.getPartId(), verdict.getAttempt());
  }
}
