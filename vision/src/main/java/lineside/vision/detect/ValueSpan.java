package lineside.vision.detect;

/**
 * Between what bounds values lie and what they come to. Every pixel of every picture goes through
 * here, so several at a time: the processor need not wait for one sum before it begins the next.
 * Not thread-safe.
 */
final class ValueSpan {
  private static final int LANES = 4;

  private float lowest = Float.POSITIVE_INFINITY;
  private float highest = Float.NEGATIVE_INFINITY;
  private double sum;

  /** Takes in {@code values[from]} to before {@code values[to]}. */
  void add(float[] values, int from, int to) {
    float low = lowest;
    float high = highest;
    double sum0 = sum;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int at = from;
    for (; at <= to - LANES; at += LANES) {
      float a = values[at];
      float b = values[at + 1];
      float c = values[at + 2];
      float d = values[at + 3];
      low = Math.min(low, Math.min(Math.min(a, b), Math.min(c, d)));
      high = Math.max(high, Math.max(Math.max(a, b), Math.max(c, d)));
      sum0 += a;
      sum1 += b;
      sum2 += c;
      sum3 += d;
    }
    for (; at < to; at++) {
      low = Math.min(low, values[at]);
      high = Math.max(high, values[at]);
      sum0 += values[at];
    }
    lowest = low;
    highest = high;
    sum = sum0 + sum1 + (sum2 + sum3);
  }

  /** Whether every value is a number between two bounds; true of none. */
  boolean isWithin(double least, double most) {
    return !(lowest < least) && !(highest > most) && !Double.isNaN(sum);
  }

  /** Highest value, negative infinity of none. */
  float highest() {
    return highest;
  }

  /** What they add up to. */
  double sum() {
    return sum;
  }

  /** Highest of all values, at least 0. */
  static float peak(float[] values) {
    float high = 0;
    float other = 0;
    int at = 0;
    for (; at <= values.length - LANES; at += LANES) {
      high = Math.max(high, Math.max(values[at], values[at + 1]));
      other = Math.max(other, Math.max(values[at + 2], values[at + 3]));
    }
    for (; at < values.length; at++) {
      high = Math.max(high, values[at]);
    }
    return Math.max(high, other);
  }
}
