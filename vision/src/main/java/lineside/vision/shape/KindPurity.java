package lineside.vision.shape;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How pure the neighbourhood of a finding is: the share of its nearest neighbours, from other parts
 * only, that are of its kind, as a mean over all findings.
 *
 * @param share 0 to 1
 * @param byKind the same over the findings of each kind
 */
public record KindPurity(double share, Map<String, Double> byKind) {
  /** Findings of one part are no independent samples: neighbours are looked for in others. */
  public static final int NEIGHBOURS = 5;

  /** Copies the map. */
  public KindPurity {
    byKind = Map.copyOf(byKind);
  }

  /**
   * The truth about a finding.
   *
   * @param kind what it is
   * @param part what it lies on
   */
  public record Truth(String kind, String part) {}

  /**
   * Measures.
   *
   * @param vectors places of the findings, compared by Euclidean distance
   * @param truths in the same order
   */
  public static KindPurity of(double[][] vectors, List<Truth> truths) {
    if (vectors.length != truths.size()) {
      throw new IllegalArgumentException(
          "%d vectors for %d findings".formatted(vectors.length, truths.size()));
    }
    double[] shares =
        IntStream.range(0, vectors.length).mapToDouble(i -> share(i, vectors, truths)).toArray();
    Map<String, Double> byKind =
        IntStream.range(0, shares.length)
            .filter(i -> !Double.isNaN(shares[i]))
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> truths.get(i).kind(),
                    TreeMap::new,
                    Collectors.averagingDouble(i -> shares[i])));
    double mean =
        IntStream.range(0, shares.length)
            .filter(i -> !Double.isNaN(shares[i]))
            .mapToDouble(i -> shares[i])
            .average()
            .orElse(Double.NaN);
    return new KindPurity(mean, byKind);
  }

  /** Of one finding; no number where there is no other part. */
  private static double share(int query, double[][] vectors, List<Truth> truths) {
    Truth own = truths.get(query);
    List<Integer> nearest =
        IntStream.range(0, vectors.length)
            .filter(i -> !truths.get(i).part().equals(own.part()))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> distance(vectors[query], vectors[i])))
            .limit(NEIGHBOURS)
            .toList();
    return nearest.stream()
        .mapToDouble(i -> truths.get(i).kind().equals(own.kind()) ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
