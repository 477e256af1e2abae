package lineside.training.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * A way from one cell to another.
 *
 * @param rows cells down
 * @param columns cells to the right
 */
record Shift(int rows, int columns) {
  static final Shift NONE = new Shift(0, 0);

  /** All shifts up to this one either way, in the order of the engines' shifted copies. */
  List<Shift> upTo() {
    List<Shift> all = new ArrayList<>();
    for (int y = -rows; y <= rows; y++) {
      for (int x = -columns; x <= columns; x++) {
        all.add(new Shift(y, x));
      }
    }
    return all;
  }

  Shift back() {
    return new Shift(-rows, -columns);
  }

  int squaredLength() {
    return rows * rows + columns * columns;
  }
}
