package lineside.analyzer.mining;

import java.util.Map;

/**
 * Defects that repeat along the material.
 *
 * @param periodMm millimetres between occurrences
 * @param standardErrorMm standard error of the period
 * @param inStep occurrences in step with it
 * @param considered occurrences looked at
 * @param originsMm position of one expected mark, by coil; coils without a mark are not in it
 */
public record Rhythm(
    double periodMm,
    double standardErrorMm,
    int inStep,
    int considered,
    Map<String, Double> originsMm) {

  /** Copies the map. */
  public Rhythm {
    originsMm = Map.copyOf(originsMm);
  }

  /** How far a mark lies after the nearest expected one, from minus to plus half a period. */
  public double awayMm(Occurrence mark) {
    Double position = mark.positionMm();
    if (position == null) {
      return 0;
    }
    double origin = originsMm.getOrDefault(mark.part().coil(), 0.0);
    return position - origin - Math.rint((position - origin) / periodMm) * periodMm;
  }
}
