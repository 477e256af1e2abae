package lineside.vision.region;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An inspected area whose regions have names, to tell which of them kept a finding out. Immutable,
 * thread-safe.
 */
public final class RegionSet {
  /** The whole picture. */
  public static final RegionSet WHOLE = new RegionSet(Map.of(), Map.of(), null);

  /** What keeps out whatever lies in none of the inspected outlines. */
  public static final String OUTSIDE = "outside of the inspected polygons";

  /** What keeps out whatever lies where the mask is black. */
  public static final String MASK = "mask";

  /** A finding whose centre lies in the area while all of it is kept out: regions around it. */
  public static final String AROUND = "around its centre";

  private final Map<String, Outline> inspected;
  private final Map<String, Outline> ignored;
  private final @Nullable PictureMask mask;
  private final InspectedArea area;

  /**
   * Takes regions.
   *
   * @param inspected by name; none: everywhere
   * @param ignored by name
   * @param mask in addition; null for none
   * @throws IllegalArgumentException when there are too many, or nothing is left to inspect
   */
  public RegionSet(
      Map<String, Outline> inspected, Map<String, Outline> ignored, @Nullable PictureMask mask) {
    this.inspected = new LinkedHashMap<>(inspected);
    this.ignored = new LinkedHashMap<>(ignored);
    this.mask = mask;
    InspectedArea outlined =
        InspectedArea.of(List.copyOf(inspected.values()), List.copyOf(ignored.values()));
    this.area = mask == null ? outlined : outlined.within(mask);
  }

  /** Where defects count. */
  public InspectedArea area() {
    return area;
  }

  /** What can keep a finding out, in the order in which it is asked. */
  public List<String> names() {
    List<String> names = new ArrayList<>(ignored.keySet());
    if (!inspected.isEmpty()) {
      names.add(OUTSIDE);
    }
    if (mask != null) {
      names.add(MASK);
    }
    return List.copyOf(names);
  }

  /** What keeps out a finding with its centre there; shares of width and height. */
  public String nameAt(double x, double y) {
    for (Map.Entry<String, Outline> region : ignored.entrySet()) {
      if (region.getValue().contains(x, y)) {
        return region.getKey();
      }
    }
    if (!inspected.isEmpty() && inspected.values().stream().noneMatch(o -> o.contains(x, y))) {
      return OUTSIDE;
    }
    return mask != null && !mask.isInspected(x, y) ? MASK : AROUND;
  }
}
