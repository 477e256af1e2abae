package lineside.analyzer.kind;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Groups of places that lie densely: found in a sample that has something of every stratum, the
 * others given to the group among whose members they lie, or to none. Deterministic.
 */
public final class DensityClusters {
  /** Number of what belongs to no group. */
  public static final int NONE = 0;

  /** The library's time grows with the square; a few seconds for this many. */
  static final int SAMPLE = 2000;

  private static final int NEIGHBOURS = 5;

  /** Members of a group lie this near to their nearest, as a quantile. */
  private static final double REACH_QUANTILE = 0.99;

  private static final double REACH_SLACK = 1.25;
  private static final double ALIKE = 1e-6;

  private DensityClusters() {}

  /**
   * The number of each place's group, from 1 in the order of their first members, or {@link #NONE}.
   *
   * @param places in an order that is the same for the same findings
   * @param strata of what each is, in the same order
   */
  public static int[] of(List<float[]> places, List<String> strata) {
    int[] labels = new int[places.size()];
    if (places.size() < 2 * SampleClusters.MIN_MEMBERS) {
      return labels;
    }
    if (areAlike(places)) {
      Arrays.fill(labels, 1);
      return labels;
    }
    List<Integer> sample = sampleOf(strata);
    List<float[]> sampled = sample.stream().map(places::get).toList();
    int[] found = SampleClusters.of(sampled);
    Arrays.fill(labels, -1);
    for (int i = 0; i < found.length; i++) {
      labels[sample.get(i)] = found[i];
    }
    Map<Integer, Double> reach = reachOf(sampled, found);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0) {
        labels[i] = assigned(places.get(i), sampled, found, reach);
      }
    }
    return renumbered(labels);
  }

  private static boolean areAlike(List<float[]> places) {
    return places.stream().allMatch(place -> distance(place, places.get(0)) < ALIKE);
  }

  /** Evenly spread over each stratum, at least enough of each to be seen. */
  private static List<Integer> sampleOf(List<String> strata) {
    Map<String, List<Integer>> members = new TreeMap<>();
    for (int i = 0; i < strata.size(); i++) {
      members.computeIfAbsent(strata.get(i), k -> new ArrayList<>()).add(i);
    }
    List<Integer> sample = new ArrayList<>();
    for (List<Integer> stratum : members.values()) {
      long share = Math.round((double) SAMPLE * stratum.size() / strata.size());
      long wanted = Math.max(share, 2L * SampleClusters.MIN_MEMBERS);
      int count = strata.size() <= SAMPLE ? stratum.size() : (int) Math.min(stratum.size(), wanted);
      for (int j = 0; j < count; j++) {
        sample.add(stratum.get((int) ((j + 0.5) * stratum.size() / count)));
      }
    }
    Collections.sort(sample);
    return sample;
  }

  /** How far from its nearest member a place of each group may lie. */
  private static Map<Integer, Double> reachOf(List<float[]> sampled, int[] found) {
    Map<Integer, List<Double>> nearest = new TreeMap<>();
    for (int i = 0; i < found.length; i++) {
      double least = Double.MAX_VALUE;
      for (int j = 0; j < found.length; j++) {
        if (i != j && found[j] == found[i]) {
          least = Math.min(least, distance(sampled.get(i), sampled.get(j)));
        }
      }
      nearest.computeIfAbsent(found[i], k -> new ArrayList<>()).add(least);
    }
    Map<Integer, Double> reach = new HashMap<>();
    nearest.forEach(
        (label, distances) -> {
          Collections.sort(distances);
          int at = (int) Math.round(REACH_QUANTILE * (distances.size() - 1));
          reach.put(label, REACH_SLACK * distances.get(at));
        });
    return reach;
  }

  private static int assigned(
      float[] place, List<float[]> sampled, int[] found, Map<Integer, Double> reach) {
    double[] least = new double[NEIGHBOURS];
    int[] labels = new int[NEIGHBOURS];
    Arrays.fill(least, Double.MAX_VALUE);
    for (int i = 0; i < found.length; i++) {
      double distance = distance(place, sampled.get(i));
      for (int at = 0; at < NEIGHBOURS; at++) {
        if (distance < least[at]) {
          System.arraycopy(least, at, least, at + 1, NEIGHBOURS - 1 - at);
          System.arraycopy(labels, at, labels, at + 1, NEIGHBOURS - 1 - at);
          least[at] = distance;
          labels[at] = found[i];
          break;
        }
      }
    }
    int label = mostFrequent(labels);
    for (int at = 0; at < NEIGHBOURS; at++) {
      if (labels[at] == label) {
        return least[at] <= reach.getOrDefault(label, 0.0) ? label : NONE;
      }
    }
    return NONE;
  }

  /** The nearer one of two that are as frequent. */
  private static int mostFrequent(int[] labels) {
    int best = labels[0];
    long most = 0;
    for (int label : labels) {
      long count = Arrays.stream(labels).filter(other -> other == label).count();
      if (count > most) {
        most = count;
        best = label;
      }
    }
    return best;
  }

  private static int[] renumbered(int[] labels) {
    Map<Integer, Integer> numbers = new HashMap<>();
    int[] result = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != NONE) {
        int next = numbers.size() + 1;
        result[i] = numbers.computeIfAbsent(labels[i], k -> next);
      }
    }
    return result;
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
