package lineside.footage.plan;

import lineside.footage.defect.DefectOrder;

/**
 * A defect that happens.
 *
 * @param defectId unique in the run
 * @param cause cause id, or {@value #BASE}
 * @param order what it looks like
 * @param centreRow strip only: absolute row of its centre
 */
public record PlannedDefect(String defectId, String cause, DefectOrder order, long centreRow) {
  public static final String BASE = "base";
}
