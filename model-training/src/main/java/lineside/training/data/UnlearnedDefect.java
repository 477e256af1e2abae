package lineside.training.data;

import java.util.random.RandomGenerator;

/**
 * Changes a crop in ways that {@link DrawnDefect} does not: a piece moved from elsewhere, a soft
 * shade, a bulge, and a larger piece painted over with what lies at the edge of the crop. No
 * network learns from these, so they measure what it does with the unknown.
 */
final class UnlearnedDefect {
  private static final double BULGE = 0.7;

  private UnlearnedDefect() {}

  static void draw(Crop crop, RandomGenerator random) {
    int way = random.nextInt(4);
    Ellipse where = Ellipse.any(crop.sidePx(), way == 3 ? 0.2 : 0.06, random);
    float[] before = crop.levels().clone();
    Change change = change(way, crop.sidePx(), where, random);
    int side = crop.sidePx();
    int plane = side * side;
    for (int at = 0; at < plane; at++) {
      double distance = where.distance(at % side, at / side);
      if (distance >= 1) {
        continue;
      }
      crop.defect()[at] = true;
      for (int c = 0; c < crop.channels(); c++) {
        crop.levels()[c * plane + at] = change.level(before, c * plane, at, distance);
      }
    }
  }

  /** A new level out of those before. */
  private interface Change {
    float level(float[] before, int plane, int at, double distance);
  }

  private static Change change(int way, int side, Ellipse where, RandomGenerator random) {
    if (way == 0) {
      int right = random.nextInt(side);
      int down = random.nextInt(side);
      return (before, plane, at, distance) -> {
        int row = (at / side + down) % side;
        int column = (at % side + right) % side;
        return before[plane + row * side + column];
      };
    }
    if (way == 1) {
      double gain =
          random.nextBoolean() ? 0.4 + 0.4 * random.nextDouble() : 1.3 + random.nextDouble();
      return (before, plane, at, distance) ->
          (float) (before[plane + at] * (1 + (gain - 1) * (1 - distance * distance)));
    }
    if (way == 2) {
      return (before, plane, at, distance) -> {
        double share = 1 - BULGE * (1 - distance) * (1 - distance);
        int row = at / side;
        int x = (int) Math.round(where.x() + (at % side - where.x()) * share);
        int y = (int) Math.round(where.y() + (row - where.y()) * share);
        return before[plane + y * side + x];
      };
    }
    int from = random.nextBoolean() ? random.nextInt(side) : random.nextInt(side) * side;
    return (before, plane, at, distance) -> before[plane + from];
  }

  /** Where a crop changes: inside, the distance is below 1. */
  private record Ellipse(double x, double y, double radiusX, double radiusY, double angle) {
    static Ellipse any(int side, double least, RandomGenerator random) {
      return new Ellipse(
          side * (0.2 + 0.6 * random.nextDouble()),
          side * (0.2 + 0.6 * random.nextDouble()),
          Math.max(3, side * (least + 0.12 * random.nextDouble())),
          Math.max(3, side * (least + 0.12 * random.nextDouble())),
          Math.PI * random.nextDouble());
    }

    double distance(int column, int row) {
      double u = ((column - x) * Math.cos(angle) + (row - y) * Math.sin(angle)) / radiusX;
      double v = ((row - y) * Math.cos(angle) - (column - x) * Math.sin(angle)) / radiusY;
      return Math.hypot(u, v);
    }
  }
}
