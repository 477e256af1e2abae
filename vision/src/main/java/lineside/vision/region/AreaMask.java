package lineside.vision.region;

import java.util.Arrays;
import java.util.List;
import lineside.vision.region.Outline.Corner;

/**
 * The inspected pixels of a map: those whose centre lies in the area. Immutable, thread-safe.
 *
 * @param grid how the map lies on the picture
 * @param inside row-major, as many as the map has pixels; belongs to the record, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // bits in bulk, never compared
public record AreaMask(MapGrid grid, boolean[] inside) {
  static AreaMask of(InspectedArea area, MapGrid grid) {
    boolean[] inside = new boolean[grid.widthPx() * grid.heightPx()];
    if (area.inspected().isEmpty()) {
      Arrays.fill(inside, true);
    }
    area.inspected().forEach(outline -> fill(outline, grid, inside, true));
    area.ignored().forEach(outline -> fill(outline, grid, inside, false));
    area.picture().ifPresent(mask -> clearBlack(mask, grid, inside));
    return new AreaMask(grid, inside);
  }

  /** Whether no pixel is inspected. */
  public boolean isEmpty() {
    for (boolean isInside : inside) {
      if (isInside) {
        return false;
      }
    }
    return true;
  }

  private static void clearBlack(PictureMask mask, MapGrid grid, boolean[] inside) {
    for (int i = 0; i < inside.length; i++) {
      double x = grid.centreX(i % grid.widthPx());
      inside[i] &= mask.isInspected(x, grid.centreY(i / grid.widthPx()));
    }
  }

  private static void fill(Outline outline, MapGrid grid, boolean[] inside, boolean value) {
    double[] crossings = new double[outline.corners().size()];
    for (int row = 0; row < grid.heightPx(); row++) {
      int count = crossings(outline.corners(), grid.centreY(row), crossings);
      int start = row * grid.widthPx();
      for (int i = 0; i + 1 < count; i += 2) {
        int from = grid.columnsBefore(crossings[i]);
        int to = grid.columnsBefore(crossings[i + 1]);
        Arrays.fill(inside, start + from, start + to, value);
      }
    }
  }

  /** Where the edges cross a horizontal line, from left to right; always an even number. */
  private static int crossings(List<Corner> corners, double y, double[] crossings) {
    int count = 0;
    Corner a = corners.get(corners.size() - 1);
    for (Corner b : corners) {
      if (a.y() <= y != b.y() <= y) {
        crossings[count++] = a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x());
      }
      a = b;
    }
    Arrays.sort(crossings, 0, count);
    return count;
  }
}
