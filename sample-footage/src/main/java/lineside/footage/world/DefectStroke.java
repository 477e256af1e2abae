package lineside.footage.world;

import lineside.footage.world.Workpiece.Spot;

/** A wandering line of short bars and the distance to it. Immutable. */
final class DefectStroke {
  private final float[] xs;
  private final float[] ys;

  private DefectStroke(float[] xs, float[] ys) {
    this.xs = xs;
    this.ys = ys;
  }

  /**
   * Walks from a spot.
   *
   * @param lengthPx of the whole way
   * @param bend deviation of the direction per step, radians
   * @param jump deviation that does not add up: jagged lines
   */
  static DefectStroke walk(Dice dice, Spot from, float lengthPx, float bend, float jump) {
    int steps = Math.max(2, Math.min(18, (int) (lengthPx / 4)));
    float[] xs = new float[steps + 1];
    float[] ys = new float[steps + 1];
    float angle = from.angle();
    float step = lengthPx / steps;
    float turn = dice.uniform(-bend, bend);
    xs[0] = from.x();
    ys[0] = from.y();
    for (int i = 1; i <= steps; i++) {
      angle += turn + dice.uniform(-bend, bend) / 2;
      float way = angle + dice.uniform(-jump, jump);
      xs[i] = xs[i - 1] + step * (float) Math.cos(way);
      ys[i] = ys[i - 1] + step * (float) Math.sin(way);
    }
    return new DefectStroke(xs, ys);
  }

  /** A point on the line from which a branch may leave. */
  Spot knee(Dice dice) {
    int i = dice.number(1, xs.length - 1);
    float angle = (float) Math.atan2(ys[i] - ys[i - 1], xs[i] - xs[i - 1]);
    return new Spot(xs[i], ys[i], angle + dice.sign() * dice.uniform(0.4, 1.3));
  }

  /** Distance to the line less half of its width, which tapers towards the ends. */
  Field distance(float halfWidth, float taper) {
    int count = xs.length - 1;
    return (x, y) -> {
      float best = Scene.FAR;
      for (int i = 0; i < count; i++) {
        float dx = xs[i + 1] - xs[i];
        float dy = ys[i + 1] - ys[i];
        float t = ((x - xs[i]) * dx + (y - ys[i]) * dy) / (dx * dx + dy * dy + 1e-6f);
        float c = t < 0 ? 0 : t > 1 ? 1 : t;
        float px = x - xs[i] - c * dx;
        float py = y - ys[i] - c * dy;
        float end = Math.abs((i + c) / count * 2 - 1);
        float width = halfWidth * (1 - taper * end * end);
        best = Math.min(best, Field.length(px, py) - width);
      }
      return best;
    };
  }
}
