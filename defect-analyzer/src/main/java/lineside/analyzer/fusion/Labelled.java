package lineside.analyzer.fusion;

import java.util.Map;
import java.util.TreeMap;

/**
 * A finding to learn from.
 *
 * @param weights how much each label is believed, above 0, by label in order
 */
public record Labelled(FusedFinding finding, Map<String, Double> weights) {
  private static final double PERHAPS = 0.3;

  /** Copies the map in order, so that learning is the same each time. */
  public Labelled {
    if (weights.isEmpty() || weights.values().stream().anyMatch(weight -> !(weight > 0))) {
      throw new IllegalArgumentException("a label needs a weight above 0: " + weights);
    }
    weights = java.util.Collections.unmodifiableMap(new TreeMap<>(weights));
  }

  /** Of one label without a doubt. */
  public static Labelled surely(FusedFinding finding, String label) {
    return new Labelled(finding, Map.of(label, 1.0));
  }

  /** As a model named it, whom nobody has checked: believed a little. */
  public static Labelled perhaps(FusedFinding finding, String label) {
    return new Labelled(finding, Map.of(label, PERHAPS));
  }

  /** Whether it may decide how much an expert counts. */
  boolean isSure() {
    return weights.values().stream().mapToDouble(Double::doubleValue).sum() > PERHAPS;
  }

  /** The label that is believed most. */
  public String most() {
    return weights.entrySet().stream()
        .max(
            Map.Entry.<String, Double>comparingByValue()
                .thenComparing(Map.Entry.<String, Double>comparingByKey().reversed()))
        .orElseThrow()
        .getKey();
  }
}
