package lineside.bench.figure;

import java.util.Locale;

/**
 * What a figure has to reach.
 *
 * @param side on which side of the bound
 * @param bound the bound
 */
public record Target(Side side, double bound) {
  /** Where the figure has to lie. */
  public enum Side {
    /** At the bound or above. */
    AT_LEAST,
    /** At the bound or below. */
    AT_MOST
  }

  /** The bound is the least. */
  public static Target atLeast(double bound) {
    return new Target(Side.AT_LEAST, bound);
  }

  /** The bound is the most. */
  public static Target atMost(double bound) {
    return new Target(Side.AT_MOST, bound);
  }

  /** Whether a value does. */
  public boolean holds(double value) {
    return side == Side.AT_LEAST ? value >= bound : value <= bound;
  }

  /** As a sign and a number. */
  @Override
  public String toString() {
    return (side == Side.AT_LEAST ? ">= " : "<= ") + String.format(Locale.ROOT, "%.4g", bound);
  }
}
