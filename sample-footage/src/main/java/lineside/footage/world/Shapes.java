package lineside.footage.world;

/** Signed distances in pixels, negative inside, around the origin. */
final class Shapes {
  private Shapes() {}

  static Field disc(float radius) {
    return (x, y) -> Field.length(x, y) - radius;
  }

  static Field box(float halfWidth, float halfHeight, float corner) {
    return (x, y) -> {
      float dx = Math.abs(x) - halfWidth + corner;
      float dy = Math.abs(y) - halfHeight + corner;
      float outside = Field.length(Math.max(0, dx), Math.max(0, dy));
      return outside + Math.min(0, Math.max(dx, dy)) - corner;
    };
  }

  static Field ring(float radius, float halfWidth) {
    return (x, y) -> Math.abs(Field.length(x, y) - radius) - halfWidth;
  }

  /** A regular polygon; about right near its edges. */
  static Field polygon(int corners, float radius) {
    return (x, y) -> {
      float sector = (float) (2 * Math.PI / corners);
      float angle = (float) Math.atan2(y, x);
      float near = angle - sector * Math.round(angle / sector);
      return (float) Math.cos(near) * Field.length(x, y) - radius;
    };
  }

  /** A cog wheel. */
  static Field cog(int teeth, float radius, float tooth) {
    return (x, y) -> {
      float wave = Field.sin((float) Math.atan2(y, x) * teeth) * 2;
      float lift = Math.max(-1, Math.min(1, wave)) * tooth;
      return (Field.length(x, y) - radius - lift) * 0.8f;
    };
  }

  /** A round body with a smooth outline that is no circle. */
  static Field pebble(Dice dice, float radius) {
    float oval = dice.uniform(0, 0.3);
    float third = dice.uniform(0, 0.12);
    float fifth = dice.uniform(0, 0.05);
    float turn = dice.angle();
    return (x, y) -> {
      float angle = (float) Math.atan2(y, x);
      float wave =
          oval * Field.sin(2 * angle)
              + third * Field.sin(3 * angle + turn)
              + fifth * Field.sin(5 * angle - turn);
      return Field.length(x, y) - radius * (1 + wave);
    };
  }

  /** A bar with round ends from one point to another. */
  static Field bar(float fromX, float fromY, float toX, float toY) {
    float dx = toX - fromX;
    float dy = toY - fromY;
    float square = Math.max(1e-6f, dx * dx + dy * dy);
    return (x, y) -> {
      float t = ((x - fromX) * dx + (y - fromY) * dy) / square;
      float c = t < 0 ? 0 : t > 1 ? 1 : t;
      return Field.length(x - fromX - c * dx, y - fromY - c * dy);
    };
  }

  /** An ellipse with an uneven outline; distances are rough. */
  static Field blob(Dice dice, float halfWidth, float halfHeight, float unevenness) {
    float mean = (float) Math.sqrt(halfWidth * halfHeight);
    Field outline = Noise.fractal(dice, Math.max(2, mean * dice.uniform(0.4, 1)), 0.5f);
    return (x, y) -> {
      float r = Field.length(x / halfWidth, y / halfHeight);
      return r > 3 ? mean * (r - 1) : mean * (r - 1 + unevenness * outline.at(x, y));
    };
  }
}
