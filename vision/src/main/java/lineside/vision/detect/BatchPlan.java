package lineside.vision.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Into which runs of the few batch shapes that are warm a number of pictures is split: the fastest
 * way by what the shapes were measured to take, filled up where that is faster. Immutable.
 */
final class BatchPlan {
  /** Shapes that are ever run: each one more costs warm-up and memory. */
  static final List<Integer> SHAPES = List.of(1, 2, 4, 8);

  /** A larger batch has to bring this much per picture, else it only costs latency and memory. */
  private static final double NEEDED_GAIN = 0.05;

  /** What a run costs beside its pictures, in pictures, as long as nobody has measured. */
  private static final double RUN_COST = 0.01;

  private final NavigableMap<Integer, Double> costs;
  private final int plateau;

  private BatchPlan(NavigableMap<Integer, Double> costs, int plateau) {
    this.costs = costs;
    this.plateau = plateau;
  }

  private static int plateau(NavigableMap<Integer, Double> costs) {
    double best = Double.MAX_VALUE;
    int found = 1;
    for (var shape : costs.entrySet()) {
      double perPicture = shape.getValue() / shape.getKey();
      if (perPicture < best * (1 - NEEDED_GAIN)) {
        best = perPicture;
        found = shape.getKey();
      }
    }
    return found;
  }

  /** Before anything was measured: as large as may be. */
  static BatchPlan unmeasured() {
    TreeMap<Integer, Double> costs = new TreeMap<>();
    for (int shape : SHAPES) {
      // Large runs rather than small ones, but nothing filled up.
      costs.put(shape, shape + RUN_COST);
    }
    return new BatchPlan(costs, costs.lastKey());
  }

  /**
   * After a measurement.
   *
   * @param nanosByShape time of a run of each shape, that of 1 among them
   */
  static BatchPlan measured(NavigableMap<Integer, Double> nanosByShape) {
    if (!nanosByShape.containsKey(1)) {
      throw new IllegalArgumentException("no time of a single picture: " + nanosByShape);
    }
    return new BatchPlan(new TreeMap<>(nanosByShape), plateau(nanosByShape));
  }

  /** The smallest batch beyond which larger ones bring next to nothing. */
  int plateau() {
    return plateau;
  }

  /**
   * Shapes of the runs for a number of pictures; together they hold at least that many.
   *
   * @param most pictures of a run at most, at least 1
   */
  List<Integer> runs(int pictures, int most) {
    List<Integer> shapes = List.copyOf(costs.headMap(Math.min(most, plateau), true).keySet());
    double[] least = new double[pictures + 1];
    int[] first = new int[pictures + 1];
    for (int count = 1; count <= pictures; count++) {
      least[count] = Double.MAX_VALUE;
      for (int shape : shapes) {
        double cost =
            costs.getOrDefault(shape, Double.MAX_VALUE) + least[Math.max(0, count - shape)];
        if (cost <= least[count]) {
          least[count] = cost;
          first[count] = shape;
        }
      }
    }
    List<Integer> runs = new ArrayList<>();
    for (int left = pictures; left > 0; left -= first[left]) {
      runs.add(first[left]);
    }
    return runs;
  }
}
