package lineside.analyzer.scenario;

import lineside.schemas.record.FactorKind;

/**
 * A cause that a simulated plant has.
 *
 * @param factor what acts
 * @param stationId where it shows; the first letter tells the line
 * @param defectKind what it makes
 * @param course how often, and when
 */
public record PlantedCause(
    PlantedFactor factor, String stationId, String defectKind, Course course) {

  /**
   * What acts.
   *
   * @param value the level; for PROCESS the limit above which it acts, for PERIOD the millimetres,
   *     for EVERY_NTH n; empty for TIME
   */
  public record PlantedFactor(FactorKind kind, String name, String value) {}

  /**
   * How often parts under it show the defect.
   *
   * @param rate while it acts, 0 to 1
   * @param rateBefore before; 0 when it did not exist
   * @param startShare when it began, share of the period; 0 from the beginning
   */
  public record Course(double rate, double rateBefore, double startShare) {
    /** Whether it jumps within the period. */
    public boolean isJump() {
      return startShare > 0;
    }

    double at(double share) {
      return share < startShare ? rateBefore : rate;
    }
  }

  /** Line on which it acts. */
  public String lineId() {
    return "line-" + stationId.charAt(0);
  }
}
