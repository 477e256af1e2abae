package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Splits a sequence of good and defective parts into stretches of one rate each: the partition of
 * highest Bernoulli likelihood less a price for each change (optimal partitioning, Jackson et al.
 * 2005). The best cuts lie beside a defect, so only these are tried; of many defects every
 * so-manieth for a first look, and then each cut is moved to its best place.
 */
final class RateSteps {
  /** Defects looked at in the first look; bounds the cost, which grows with its square. */
  private static final int MAX_ANCHORS = 200;

  /**
   * Price of a change in log likelihood. For 30 scattered defects the best of all cuts gains more
   * in one of a hundred sequences (Miller and Siegmund 1982); the chance grows with the logarithm
   * of their number.
   */
  private static final double PRICE = 7;

  private static final double PRICE_DEFECTS = 30;
  private static final double PRICE_GROWTH = 0.3;

  private static final int POLISHING_ROUNDS = 2;

  private final int[] defectAt;
  private final int length;

  private RateSteps(int[] defectAt, int length) {
    this.defectAt = defectAt;
    this.length = length;
  }

  /**
   * Cuts between stretches, ascending; empty when one rate does for all.
   *
   * @param defectAt places of defective parts, ascending, 0 to {@code length} excluded
   */
  static List<Integer> cuts(int[] defectAt, int length) {
    return new RateSteps(defectAt, length).cuts();
  }

  /** Price of a change among so many defects. */
  static double price(int defects) {
    return PRICE + PRICE_GROWTH * Math.max(0, Math.log(defects / PRICE_DEFECTS));
  }

  /** Log likelihood of a stretch at its own rate. */
  static double logLikelihood(long defects, long parts) {
    if (defects == 0 || defects == parts) {
      return 0;
    }
    double rate = (double) defects / parts;
    return defects * Math.log(rate) + (parts - defects) * Math.log1p(-rate);
  }

  private List<Integer> cuts() {
    int[] places = places();
    int[] defects = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      defects[i] = defectsBefore(places[i]);
    }
    double price = price(Math.max(1, defectAt.length));
    double[] best = new double[places.length];
    int[] from = new int[places.length];
    for (int to = 1; to < places.length; to++) {
      best[to] = Double.NEGATIVE_INFINITY;
      for (int at = 0; at < to; at++) {
        int parts = places[to] - places[at];
        if (parts < Limits.MIN_PARTS_UNDER && parts < length) {
          continue;
        }
        double gain =
            best[at] + logLikelihood(defects[to] - defects[at], parts) - (at == 0 ? 0 : price);
        if (gain > best[to]) {
          best[to] = gain;
          from[to] = at;
        }
      }
    }
    List<Integer> cuts = new ArrayList<>();
    for (int at = from[places.length - 1]; at > 0; at = from[at]) {
      cuts.add(0, places[at]);
    }
    return polished(cuts);
  }

  private int[] places() {
    TreeSet<Integer> places = new TreeSet<>();
    places.add(0);
    int step = Math.max(1, (defectAt.length + MAX_ANCHORS - 1) / MAX_ANCHORS);
    for (int i = 0; i < defectAt.length; i += step) {
      places.add(defectAt[i]);
      places.add(defectAt[i] + 1);
    }
    places.add(length);
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  private List<Integer> polished(List<Integer> rough) {
    List<Integer> cuts = new ArrayList<>(rough);
    for (int round = 0; round < POLISHING_ROUNDS; round++) {
      for (int i = 0; i < cuts.size(); i++) {
        int low = i == 0 ? 0 : cuts.get(i - 1);
        int high = i == cuts.size() - 1 ? length : cuts.get(i + 1);
        cuts.set(i, bestBetween(low, high, cuts.get(i)));
      }
    }
    return cuts;
  }

  private int bestBetween(int low, int high, int start) {
    int best = start;
    double most = gain(low, start, high);
    for (int i = defectsBefore(low); i < defectAt.length && defectAt[i] < high; i++) {
      for (int cut = defectAt[i]; cut <= defectAt[i] + 1; cut++) {
        boolean isWide =
            cut - low >= Limits.MIN_PARTS_UNDER && high - cut >= Limits.MIN_PARTS_UNDER;
        if (isWide && gain(low, cut, high) > most) {
          most = gain(low, cut, high);
          best = cut;
        }
      }
    }
    return best;
  }

  private double gain(int low, int cut, int high) {
    int before = defectsBefore(cut) - defectsBefore(low);
    int after = defectsBefore(high) - defectsBefore(cut);
    return logLikelihood(before, cut - low) + logLikelihood(after, high - cut);
  }

  private int defectsBefore(int place) {
    int found = Arrays.binarySearch(defectAt, place);
    return found >= 0 ? found : -found - 1;
  }
}
