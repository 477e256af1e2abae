package lineside.vision.detect;

import static java.util.Objects.requireNonNull;

/**
 * A detection together with the map it was read from, for measuring and learning.
 *
 * @param detection what was found
 * @param map the smoothed defect map
 */
public record Inspection(Detection detection, DefectMap map) {
  /** Checks for null. */
  public Inspection {
    requireNonNull(detection, "detection is null");
    requireNonNull(map, "map is null");
  }
}
