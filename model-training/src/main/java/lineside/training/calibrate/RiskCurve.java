package lineside.training.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Escapes and overkill at every threshold that makes a difference.
 *
 * @param points ascending thresholds, from 0 to 1
 */
public record RiskCurve(List<Point> points) {
  /** Copies the list. */
  public RiskCurve {
    points = List.copyOf(points);
  }

  /**
   * What a single threshold would do: everything from it up is rejected, the rest passes.
   *
   * @param threshold the threshold
   * @param escapes defects below it
   * @param overkill good samples at or above it
   */
  public record Point(float threshold, CountedShare escapes, CountedShare overkill) {}

  /** Every distinct score is a threshold, and so are 0 and 1. */
  public static RiskCurve of(SortedScores good, SortedScores defect) {
    TreeSet<Float> thresholds = new TreeSet<>(List.of(0f, 1f));
    for (SortedScores scores : List.of(good, defect)) {
      for (float score : scores.toArray()) {
        thresholds.add(score);
      }
    }
    List<Point> points = new ArrayList<>();
    for (float threshold : thresholds) {
      points.add(
          new Point(
              threshold,
              CountedShare.of(defect.below(threshold), defect.size()),
              CountedShare.of(good.from(threshold), good.size())));
    }
    return new RiskCurve(points);
  }

  /** At most that many of the points, the first and the last among them. */
  public RiskCurve decimated(int most) {
    if (points.size() <= most) {
      return this;
    }
    List<Point> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(points.get((int) Math.round((double) i * (points.size() - 1) / (most - 1))));
    }
    return new RiskCurve(some);
  }
}
