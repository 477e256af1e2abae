package lineside.training.calibrate;

/** Places between two scores, even in the logarithm of their odds. */
final class LogOdds {
  /** Nearer to 0 or 1 a float score has no digits left. */
  private static final double NEAREST = 1e-7;

  private LogOdds() {}

  /** The score a share of the way up; always within {@code low} and {@code high}. */
  static float between(float low, float high, double share) {
    double odds = of(low) + share * (of(high) - of(low));
    float score = (float) (1 / (1 + Math.exp(-odds)));
    return Math.max(low, Math.min(high, score));
  }

  private static double of(float score) {
    double inside = Math.max(NEAREST, Math.min(1 - NEAREST, score));
    return Math.log(inside / (1 - inside));
  }
}
