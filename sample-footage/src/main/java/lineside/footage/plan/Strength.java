package lineside.footage.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Deals contrasts so that of every stream of defects, counted from its first, at least a given
 * share is meant to be visible. Not thread-safe.
 */
final class Strength {
  /**
   * Room on both sides of the visibility limit of 3, because what comes out is measured and differs
   * a little.
   */
  private static final double LEAST_VISIBLE = 3.7;

  private static final double MOST_VISIBLE = 14;
  private static final double LEAST_FAINT = 1.0;
  private static final double MOST_FAINT = 2.5;
  private final Map<String, Integer> dealt = new HashMap<>();

  /** Contrast of the next defect of a stream, local standard deviations. */
  double next(String stream, double visibleShare, Random random) {
    int count = dealt.merge(stream, 1, Integer::sum);
    boolean visible = Math.ceil(count * visibleShare) > Math.ceil((count - 1) * visibleShare);
    return visible
        ? between(LEAST_VISIBLE, MOST_VISIBLE, random)
        : between(LEAST_FAINT, MOST_FAINT, random);
  }

  private static double between(double least, double most, Random random) {
    return least * StrictMath.exp(StrictMath.log(most / least) * random.nextDouble());
  }
}
