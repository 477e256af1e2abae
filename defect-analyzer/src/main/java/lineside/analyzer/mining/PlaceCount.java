package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.List;

/**
 * Findings on a grid over the face, so that those in a window are counted without looking at each:
 * a table of sums over all upper left corners.
 */
final class PlaceCount {
  private static final int CELLS = 250;

  private final long[][] sums;
  private final List<Occurrence> first;

  private PlaceCount(long[][] sums, List<Occurrence> first) {
    this.sums = sums;
    this.first = first;
  }

  static PlaceCount of(List<Occurrence> found) {
    long[][] sums = new long[CELLS + 1][CELLS + 1];
    List<Occurrence> first = new ArrayList<>();
    for (Occurrence occurrence : found) {
      int row = cell(occurrence.centreY());
      int column = cell(occurrence.centreX());
      if (sums[row + 1][column + 1]++ == 0) {
        first.add(occurrence);
      }
    }
    for (int row = 1; row <= CELLS; row++) {
      for (int column = 1; column <= CELLS; column++) {
        sums[row][column] +=
            sums[row - 1][column] + sums[row][column - 1] - sums[row - 1][column - 1];
      }
    }
    return new PlaceCount(sums, first);
  }

  /** The first finding of each cell that has one, in the order given. */
  List<Occurrence> oneOfEachCell() {
    return first;
  }

  /** Findings in the cells about that of {@code anchor}, as far as the window of places goes. */
  long near(Occurrence anchor) {
    int reach = Math.round(PositionTest.HALF_WINDOW * CELLS);
    int top = Math.max(0, cell(anchor.centreY()) - reach);
    int left = Math.max(0, cell(anchor.centreX()) - reach);
    int bottom = Math.min(CELLS, cell(anchor.centreY()) + reach + 1);
    int right = Math.min(CELLS, cell(anchor.centreX()) + reach + 1);
    return sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left];
  }

  private static int cell(float share) {
    return Math.max(0, Math.min(CELLS - 1, (int) (share * CELLS)));
  }
}
