package lineside.training.memory;

/**
 * Numbers of a picture by cell.
 *
 * @param planes numbers of a cell
 * @param rows rows of cells
 * @param columns columns of cells
 * @param values [planes, rows, columns]
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
record Cells(int planes, int rows, int columns, float[] values) {
  /** Cells of a plane. */
  int count() {
    return rows * columns;
  }

  /** What lies some rows below and columns to the right, the border repeated. */
  Cells shifted(Shift by) {
    if (by.equals(Shift.NONE)) {
      return this;
    }
    float[] moved = new float[values.length];
    for (int plane = 0; plane < planes; plane++) {
      for (int y = 0; y < rows; y++) {
        int row = Math.max(0, Math.min(rows - 1, y + by.rows()));
        for (int x = 0; x < columns; x++) {
          int column = Math.max(0, Math.min(columns - 1, x + by.columns()));
          moved[(plane * rows + y) * columns + x] = values[(plane * rows + row) * columns + column];
        }
      }
    }
    return new Cells(planes, rows, columns, moved);
  }
}
