package lineside.training.quantise;

/**
 * Values of a tensor that get a level of their own among 0 to 255; what lies outside is clipped.
 *
 * @param scale value between two levels, above 0
 * @param zeroPoint level of the value 0, 0 to 255: padding and dead units stay exact
 */
public record ValueRange(float scale, int zeroPoint) {
  private static final int LEVELS = 255;

  /** A tensor that is zero everywhere still needs a scale. */
  private static final float SMALLEST = 1e-6f;

  /** Checks the ranges. */
  public ValueRange {
    if (!(scale > 0) || Float.isInfinite(scale)) {
      throw new IllegalArgumentException("scale is " + scale);
    }
    if (zeroPoint < 0 || zeroPoint > LEVELS) {
      throw new IllegalArgumentException("zero point is " + zeroPoint);
    }
  }

  /** The range from a lowest to a highest value, widened to hold 0. */
  public static ValueRange between(float low, float high) {
    float from = Math.min(0, low);
    float to = Math.max(0, high);
    float scale = Math.max(SMALLEST, (to - from) / LEVELS);
    return new ValueRange(scale, Math.max(0, Math.min(LEVELS, Math.round(-from / scale))));
  }

  /** Lowest value that is not clipped. */
  public float low() {
    return -zeroPoint * scale;
  }

  /** Highest value that is not clipped. */
  public float high() {
    return (LEVELS - zeroPoint) * scale;
  }

  /** The range that holds both. */
  public ValueRange union(ValueRange other) {
    return between(Math.min(low(), other.low()), Math.max(high(), other.high()));
  }
}
