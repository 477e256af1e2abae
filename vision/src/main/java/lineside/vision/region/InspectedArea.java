package lineside.vision.region;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of a picture in which a defect counts: inside at least one of the inspected outlines
 * (everywhere when there is none), inside none of the ignored ones, and where its {@link
 * PictureMask} is not black, if it has one. Thread-safe; keeps the masks of the picture sizes that
 * it was asked for.
 */
public final class InspectedArea {
  /** The whole picture. */
  public static final InspectedArea WHOLE = new InspectedArea(List.of(), List.of(), null);

  /** Outlines of either sort at most: bounds the work on an area from outside. */
  public static final int MAX_OUTLINES = 32;

  /** Columns and rows of the grid on which something must be left to inspect. */
  private static final int COARSE = 256;

  /** A camera has one picture size; more than a few are forged. */
  private static final int MAX_MASKS = 8;

  private final List<Outline> inspected;
  private final List<Outline> ignored;
  private final @Nullable PictureMask picture;
  private final Map<MapGrid, AreaMask> masks = new ConcurrentHashMap<>();

  private InspectedArea(
      List<Outline> inspected, List<Outline> ignored, @Nullable PictureMask picture) {
    this.inspected = List.copyOf(inspected);
    this.ignored = List.copyOf(ignored);
    this.picture = picture;
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
    InspectedArea area = new InspectedArea(inspected, ignored, null);
    requireAnything(area, MapGrid.of(COARSE, COARSE));
    return area;
  }

  /**
   * What of this area a mask leaves, for pictures of the mask's size.
   *
   * @throws IllegalArgumentException when nothing is left to inspect
   */
  public InspectedArea within(PictureMask mask) {
    InspectedArea area = new InspectedArea(inspected, ignored, mask);
    requireAnything(area, MapGrid.of(mask.widthPx(), mask.heightPx()));
    return area;
  }

  private static void requireAnything(InspectedArea area, MapGrid grid) {
    if (AreaMask.of(area, grid).isEmpty()) {
      throw new IllegalArgumentException(
          "nothing is left to inspect on a grid of %dx%d"
              .formatted(grid.widthPx(), grid.heightPx()));
    }
  }

  /**
   * Holds the area against a picture.
   *
   * @throws IllegalArgumentException when its mask is for pictures of another size
   */
  public void requireFits(int widthPx, int heightPx) {
    if (picture != null && (picture.widthPx() != widthPx || picture.heightPx() != heightPx)) {
      throw new IllegalArgumentException(
          "region mask is for pictures of %dx%d, this one has %dx%d"
              .formatted(picture.widthPx(), picture.heightPx(), widthPx, heightPx));
    }
  }

  /** Whether everything counts. */
  public boolean isWhole() {
    return inspected.isEmpty() && ignored.isEmpty() && picture == null;
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

  Optional<PictureMask> picture() {
    return Optional.ofNullable(picture);
  }

  private static void requireAtMost(String name, int count) {
    if (count > MAX_OUTLINES) {
      throw new IllegalArgumentException(
          "%d %s outlines, at most %d are taken".formatted(count, name, MAX_OUTLINES));
    }
  }
}
