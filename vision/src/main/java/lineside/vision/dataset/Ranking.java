package lineside.vision.dataset;

import java.util.Arrays;
import java.util.Comparator;

/** How well a score ranks defects above good ones, whatever the threshold. */
public final class Ranking {
  private Ranking() {}

  private record Item(float score, boolean isDefect) {}

  /**
   * Area under the receiver operating characteristic: the chance that a defect scores above a good
   * one, ties counting half.
   *
   * @return NaN when one of the two is empty
   */
  public static double auroc(float[] good, float[] defect) {
    if (good.length == 0 || defect.length == 0) {
      return Double.NaN;
    }
    float[] sorted = good.clone();
    Arrays.sort(sorted);
    double wins = 0;
    for (float score : defect) {
      wins += (countBelow(sorted, score) + countUpTo(sorted, score)) / 2.0;
    }
    return wins / ((double) good.length * defect.length);
  }

  /**
   * Average precision: the sum over the distinct scores, from the top, of precision times gain in
   * recall (the definition of scikit-learn, no interpolation).
   *
   * @return NaN without defects
   */
  public static double averagePrecision(float[] good, float[] defect) {
    if (defect.length == 0) {
      return Double.NaN;
    }
    Item[] items = new Item[good.length + defect.length];
    for (int i = 0; i < good.length; i++) {
      items[i] = new Item(good[i], false);
    }
    for (int i = 0; i < defect.length; i++) {
      items[good.length + i] = new Item(defect[i], true);
    }
    Arrays.sort(items, Comparator.comparingDouble(Item::score).reversed());
    double sum = 0;
    long hits = 0;
    for (int from = 0; from < items.length; ) {
      int to = from;
      long gained = 0;
      while (to < items.length && items[to].score == items[from].score) {
        gained += items[to].isDefect ? 1 : 0;
        to++;
      }
      hits += gained;
      sum += (double) gained / defect.length * hits / to;
      from = to;
    }
    return sum;
  }

  private static int countBelow(float[] sorted, float score) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int countUpTo(float[] sorted, float score) {
    return countBelow(sorted, Math.nextUp(score));
  }
}
