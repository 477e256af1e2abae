package lineside.vision.dataset;

import static java.util.Objects.requireNonNull;

/**
 * A 95 % interval of a figure.
 *
 * @param low lower end
 * @param high upper end
 * @param method how it was found, for people
 */
public record Interval(double low, double high, String method) {
  /** Checks the order. */
  public Interval {
    requireNonNull(method, "method is null");
    if (!(low <= high)) {
      throw new IllegalArgumentException("interval from " + low + " to " + high);
    }
  }
}
