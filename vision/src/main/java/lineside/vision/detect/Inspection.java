package lineside.vision.detect;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A detection together with the map it was read from, for measuring and learning.
 *
 * @param detection what was found
 * @param map the smoothed defect map
 * @param suppressed the places that {@link Detection#suppressedRegions} counts, best first
 */
public record Inspection(Detection detection, DefectMap map, List<Region> suppressed) {
  /** Checks for null and copies the list. */
  public Inspection {
    requireNonNull(detection, "detection is null");
    requireNonNull(map, "map is null");
    suppressed = List.copyOf(suppressed);
  }

  /** Of a picture that is inspected as a whole. */
  public Inspection(Detection detection, DefectMap map) {
    this(detection, map, List.of());
  }
}
