package lineside.vision.region;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The part of a picture in which a defect counts: inside at least one of the inspected outlines
 * (everywhere when there is none) and inside none of the ignored ones. Thread-safe; keeps the masks
 * of the picture sizes that it was asked for.
 */
public final class InspectedArea {
  /** The whole picture. */
  public static final InspectedArea WHOLE = new InspectedArea(List.of(), List.of());

  /** Outlines of either sort at most: bounds the work on an area from outside. */
  public static final int MAX_OUTLINES = 32;

  /** Columns and rows of the grid on which something must be left to inspect. */
  private static final int COARSE = 256;

  /** A camera has one picture size; more than a few are forged. */
  private static final int MAX_MASKS = 8;

  private final List<Outline> inspected;
  private final List<Outline> ignored;
  private final Map<MapGrid, AreaMask> masks = new ConcurrentHashMap<>();

  private InspectedArea(List<Outline> inspected, List<Outline> ignored) {
    this.inspected = List.copyOf(inspected);
    this.ignored = List.copyOf(ignored);
  }

  /**
   * An area of outlines.
   *
   * @throws IllegalArgumentException when there are too many, or nothing is left to inspect
   */
  public static InspectedArea of(List<Outline> inspected, List<Outline> ignored) {
    if (inspected.isEmpty() && ignored.isEmpty()) {
      return WHOLE;
    }
    requireAtMost("inspected", inspected.size());
    requireAtMost("ignored", ignored.size());
    InspectedArea area = new InspectedArea(inspected, ignored);
    if (AreaMask.of(area, MapGrid.of(COARSE, COARSE)).isEmpty()) {
      throw new IllegalArgumentException(
          "nothing is left to inspect on a grid of %dx%d".formatted(COARSE, COARSE));
    }
    return area;
  }

  /** Whether everything counts. */
  public boolean isWhole() {
    return inspected.isEmpty() && ignored.isEmpty();
  }

  /**
   * The inspected pixels of a map.
   *
   * @throws IllegalArgumentException when the map is so coarse that none is: a picture of which
   *     nothing was inspected must not pass
   */
  public AreaMask mask(MapGrid grid) {
    AreaMask known = masks.get(grid);
    if (known != null) {
      return known;
    }
    AreaMask mask = AreaMask.of(this, grid);
    if (mask.isEmpty()) {
      throw new IllegalArgumentException(
          "inspected area has no pixel on a map of %dx%d"
              .formatted(grid.widthPx(), grid.heightPx()));
    }
    if (masks.size() >= MAX_MASKS) {
      masks.clear();
    }
    masks.put(grid, mask);
    return mask;
  }

  List<Outline> inspected() {
    return inspected;
  }

  List<Outline> ignored() {
    return ignored;
  }

  private static void requireAtMost(String name, int count) {
    if (count > MAX_OUTLINES) {
      throw new IllegalArgumentException(
          "%d %s outlines, at most %d are taken".formatted(count, name, MAX_OUTLINES));
    }
  }
}
