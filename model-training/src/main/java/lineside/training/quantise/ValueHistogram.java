package lineside.training.quantise;

/**
 * Counts the values of a tensor over all pictures in a fixed memory; bins grow in width, not in
 * number. Not thread-safe.
 */
final class ValueHistogram {
  private static final int HALF = 4096;
  private static final float FIRST_LIMIT = 1f / 1024;

  private final long[] counts = new long[2 * HALF];
  private float limit = FIRST_LIMIT;
  private float low = Float.POSITIVE_INFINITY;
  private float high = Float.NEGATIVE_INFINITY;
  private long values;

  /** Counts; fails on a value that is no number. */
  void add(float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("value is " + value);
    }
    while (Math.abs(value) >= limit) {
      widen();
    }
    low = Math.min(low, value);
    high = Math.max(high, value);
    counts[(int) Math.min(2 * HALF - 1, HALF + Math.floor(value / limit * HALF))]++;
    values++;
  }

  /** Twice the limit: every two bins become one, away from the middle. */
  private void widen() {
    for (int i = 0; i < HALF / 2; i++) {
      counts[HALF + i] = counts[HALF + 2 * i] + counts[HALF + 2 * i + 1];
      counts[HALF - 1 - i] = counts[HALF - 1 - 2 * i] + counts[HALF - 2 - 2 * i];
    }
    for (int i = HALF / 2; i < HALF; i++) {
      counts[HALF + i] = 0;
      counts[HALF - 1 - i] = 0;
    }
    limit *= 2;
  }

  /** Lowest value; 0 without values. */
  float low() {
    return values == 0 ? 0 : low;
  }

  /** Highest value; 0 without values. */
  float high() {
    return values == 0 ? 0 : high;
  }

  /** Value that a share of the values does not exceed, to the width of a bin. */
  float quantile(double share) {
    double wanted = share * values;
    long seen = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      seen += counts[bin];
      if (seen >= wanted && seen > 0) {
        return Math.max(low(), Math.min(high(), (bin + 1 - HALF) * limit / HALF));
      }
    }
    return high();
  }
}
