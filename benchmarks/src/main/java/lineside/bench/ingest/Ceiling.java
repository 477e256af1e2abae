package lineside.bench.ingest;

import java.util.OptionalDouble;

/**
 * Looks for the highest rate that holds: a quarter up while it holds, a fifth down while it does
 * not, then in between until both are near each other. Used by one thread.
 */
final class Ceiling {
  private static final double UP = 1.25;
  private static final double DOWN = 0.8;
  private static final double NEAR = 1.15;

  private final double first;
  private int triesLeft;
  private double held;
  private double failed = Double.POSITIVE_INFINITY;

  /**
   * Begins at a rate.
   *
   * @param tries most rates that are tried, at least 1
   */
  Ceiling(double first, int tries) {
    this.first = first;
    this.triesLeft = tries;
  }

  /** The next rate to try; none when the ceiling is known well enough. */
  OptionalDouble next() {
    if (triesLeft == 0 || (held > 0 && failed / held < NEAR)) {
      return OptionalDouble.empty();
    }
    if (Double.isInfinite(failed)) {
      return OptionalDouble.of(held == 0 ? first : held * UP);
    }
    return OptionalDouble.of(held == 0 ? failed * DOWN : Math.sqrt(held * failed));
  }

  /** Notes what became of a rate. */
  void note(double rate, boolean holds) {
    triesLeft--;
    if (holds) {
      held = Math.max(held, rate);
    } else {
      failed = Math.min(failed, rate);
    }
  }

  /** Highest rate that held; 0 when none did. */
  double held() {
    return held;
  }

  /** Lowest rate that did not; infinite when all did. */
  double failed() {
    return failed;
  }
}
