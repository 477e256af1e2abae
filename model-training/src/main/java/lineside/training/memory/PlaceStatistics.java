package lineside.training.memory;

/**
 * Sums over pictures by place; two of them can be added and subtracted, so that what a picture is
 * compared with need not contain it. Not thread-safe.
 */
final class PlaceStatistics {
  /** Places that never changed are allowed that share of the deviation over all places. */
  private static final double FLOOR_SHARE = 0.1;

  /** And half a grey level, in units of the network's input. */
  private static final double FLOOR = 0.5 / 63.75;

  private final Cells shape;
  private final double[] sum;
  private final double[] squares;
  private int pictures;

  /** Nothing seen yet. */
  PlaceStatistics(Cells shape) {
    this.shape = shape;
    this.sum = new double[shape.values().length];
    this.squares = new double[shape.values().length];
  }

  /** Cells of the same shape. */
  Cells shape() {
    return shape;
  }

  int pictures() {
    return pictures;
  }

  /** Takes in a picture. */
  void add(Cells cells) {
    for (int i = 0; i < sum.length; i++) {
      double value = cells.values()[i];
      sum[i] += value;
      squares[i] += value * value;
    }
    pictures++;
  }

  /** Takes in what another has seen. */
  void add(PlaceStatistics other) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.sum[i];
      squares[i] += other.squares[i];
    }
    pictures += other.pictures;
  }

  /**
   * What is normal: mean and inverse deviation of every place, its neighbours counted in, since no
   * part lies twice in exactly the same place and few pictures tell little about a single one.
   *
   * @param reach how far parts are shifted at most
   */
  NormalPlaces normal(Shift reach) {
    if (pictures == 0) {
      throw new IllegalStateException("no picture was seen");
    }
    float[] mean = new float[sum.length];
    float[] inverse = new float[sum.length];
    for (int plane = 0; plane < shape.planes(); plane++) {
      double floor = floor(plane);
      for (int cell = 0; cell < shape.count(); cell++) {
        Around around = around(plane, cell);
        double variance = Math.max(0, around.square() - around.mean() * around.mean());
        int at = plane * shape.count() + cell;
        mean[at] = (float) around.mean();
        inverse[at] = (float) (1 / Math.sqrt(variance + floor));
      }
    }
    return new NormalPlaces(
        new Cells(shape.planes(), shape.rows(), shape.columns(), mean),
        new Cells(shape.planes(), shape.rows(), shape.columns(), inverse),
        reach);
  }

  /** Variance that every place of a plane is allowed. */
  private double floor(int plane) {
    double mean = 0;
    double square = 0;
    for (int i = plane * shape.count(); i < (plane + 1) * shape.count(); i++) {
      mean += sum[i] / pictures / shape.count();
      square += squares[i] / pictures / shape.count();
    }
    double variance = Math.max(0, square - mean * mean);
    return FLOOR_SHARE * FLOOR_SHARE * variance + FLOOR * FLOOR;
  }

  private record Around(double mean, double square) {}

  private Around around(int plane, int cell) {
    int row = cell / shape.columns();
    int column = cell % shape.columns();
    double mean = 0;
    double square = 0;
    int count = 0;
    for (int y = Math.max(0, row - 1); y <= Math.min(shape.rows() - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(shape.columns() - 1, column + 1); x++) {
        int at = plane * shape.count() + y * shape.columns() + x;
        mean += sum[at] / pictures;
        square += squares[at] / pictures;
        count++;
      }
    }
    return new Around(mean / count, square / count);
  }
}
