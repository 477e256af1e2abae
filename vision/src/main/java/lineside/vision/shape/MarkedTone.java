package lineside.vision.shape;

import java.util.Arrays;

/**
 * Grey levels of the marked pixels against the ring around them. Contrast and roughness are counted
 * in deviations by the ring's median and the median distance to it, which an edge of the part in
 * the ring does not change; brighter and darker by its mean and standard deviation, which it does:
 * together they tell a mark at an edge. The first four are bent by the area hyperbolic sine: a mark
 * twenty deviations dark is much like one of thirty.
 *
 * @param contrast mean; below 0 for a dark mark
 * @param roughness deviation inside
 * @param brighter mean of what is brighter than the ring, 0 for the rest
 * @param darker mean of what is darker, as a positive number
 * @param edge mean slope inside, by the range of the levels inside
 */
public record MarkedTone(
    double contrast, double roughness, double brighter, double darker, double edge) {
  private static final int RING_PX = 4;

  /** The defect's rim, blurred by the lens, is no surround. */
  private static final int GAP_PX = 1;

  /** Median distance to deviation, of a normal distribution. */
  private static final double DEVIATIONS = 1.4826;

  /** Grey levels; what a camera's noise comes to. */
  private static final double NOISE = 2;

  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  static MarkedTone of(MarkedArea marked, GreyLevels levels) {
    double[] inside = levels.of(marked);
    if (inside.length == 0) {
      return new MarkedTone(0, 0, 0, 0, 0);
    }
    double[] ring = levels.of(marked.grown(RING_PX).without(marked.grown(GAP_PX)));
    double[] around = ring.length == 0 ? inside : ring;
    double base = quantile(around, 0.5);
    double[] distances = Arrays.stream(around).map(level -> Math.abs(level - base)).toArray();
    double[] steady = relative(inside, base, DEVIATIONS * quantile(distances, 0.5) + NOISE);
    double[] plain = relative(inside, mean(around), deviation(around) + NOISE);
    double range = quantile(inside, HIGH) - quantile(inside, LOW) + 2 * NOISE;
    return new MarkedTone(
        bent(mean(steady)),
        bent(deviation(steady)),
        bent(mean(Arrays.stream(plain).map(v -> Math.max(0, v)).toArray())),
        bent(mean(Arrays.stream(plain).map(v -> Math.max(0, -v)).toArray())),
        levels.slope(marked) / range);
  }

  private static double[] relative(double[] levels, double base, double unit) {
    return Arrays.stream(levels).map(level -> (level - base) / unit).toArray();
  }

  /** Area hyperbolic sine. */
  private static double bent(double value) {
    return Math.signum(value) * Math.log(Math.abs(value) + Math.sqrt(value * value + 1));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(mean(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).toArray()));
  }

  /** Of whole numbers from 0 to 255: levels, or distances between two of them. */
  private static double quantile(double[] values, double share) {
    long rank = Math.round(share * (values.length - 1));
    int[] counts = new int[GreyLevels.COUNT];
    for (double value : values) {
      counts[(int) value]++;
    }
    int level = 0;
    for (long below = counts[0]; below <= rank; below += counts[level]) {
      level++;
    }
    return level;
  }

  double[] numbers() {
    return new double[] {contrast, roughness, brighter, darker, edge};
  }
}
