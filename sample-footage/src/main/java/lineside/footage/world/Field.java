package lineside.footage.world;

/** A value for every point of the plane, pixels of the picture or of the turned surface. Pure. */
@FunctionalInterface
interface Field {
  float at(float x, float y);

  static Field constant(float value) {
    return (x, y) -> value;
  }

  default Field plus(Field other) {
    return (x, y) -> at(x, y) + other.at(x, y);
  }

  default Field times(float factor) {
    return (x, y) -> factor * at(x, y);
  }

  default Field times(Field other) {
    return (x, y) -> at(x, y) * other.at(x, y);
  }

  default Field plus(float offset) {
    return (x, y) -> at(x, y) + offset;
  }

  /** The smaller of both: the union of two signed distances. */
  default Field or(Field other) {
    return (x, y) -> Math.min(at(x, y), other.at(x, y));
  }

  /** This signed distance without the other one. */
  default Field without(Field other) {
    return (x, y) -> Math.max(at(x, y), -other.at(x, y));
  }

  /** The same field turned by an angle (radians) about a point, which becomes its origin. */
  default Field placed(float centreX, float centreY, float angle) {
    float cos = (float) Math.cos(angle);
    float sin = (float) Math.sin(angle);
    return (x, y) -> {
      float dx = x - centreX;
      float dy = y - centreY;
      return at(cos * dx + sin * dy, cos * dy - sin * dx);
    };
  }

  /** The same field with coordinates pushed about by two others. */
  default Field warped(Field byX, Field byY) {
    return (x, y) -> at(x + byX.at(x, y), y + byY.at(x, y));
  }

  /** 1 inside of a signed distance, 0 outside, with an edge of the given width. */
  default Field inside(float edgePx) {
    return (x, y) -> ramp(0.5f - at(x, y) / edgePx);
  }

  /** Smooth step from 0 at 0 to 1 at 1. */
  static float ramp(float t) {
    float c = t < 0 ? 0 : t > 1 ? 1 : t;
    return c * c * (3 - 2 * c);
  }

  static float sin(float phase) {
    return (float) Math.sin(phase);
  }

  static float length(float x, float y) {
    return (float) Math.sqrt(x * x + y * y);
  }
}
