package lineside.analyzer.fusion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lineside.analyzer.feedback.Confirmations;
import lineside.analyzer.fusion.PatternReach.Reached;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.InspectedPart;
import lineside.analyzer.mining.Occurrence;
import lineside.analyzer.mining.RateTable;

/**
 * Turns patterns into labels to learn causes from. A finding under a pattern's factor is made by it
 * with the share by which its rate exceeds the rate elsewhere, else by chance. What might belong to
 * a pattern and was not counted there teaches nothing: findings of another kind on its parts, and
 * parts of which its factor is not known.
 */
public final class CauseTeacher {
  /** Label of a finding that no pattern explains. */
  public static final String CHANCE = "";

  private static final double MIN_WEIGHT = 0.05;

  private final List<Counted> patterns = new ArrayList<>();
  private final Confirmations said;

  /** A pattern with what was counted for it. */
  private record Counted(
      String name, PatternReach reach, Set<InspectedPart> parts, Set<Occurrence> occurrences) {
    /** Whether a finding that was not counted may be of it all the same. */
    boolean mayBe(FusedFinding finding) {
      InspectedPart part = finding.mark().part();
      return reach.isAt(finding.group())
          && (parts.contains(part) || (isOfParts() && reach.of(part) == Reached.UNKNOWN));
    }

    /** A rhythm and a place are only known where they show. */
    private boolean isOfParts() {
      return switch (reach.pattern().cause().factor().kind()) {
        case PALLET, TOOL, LOT, CAVITY, RECIPE, SHIFT, CATEGORY, PROCESS, TIME -> true;
        case NONE, PERIOD, POSITION, EVERY_NTH, STATION, MODEL -> false;
      };
    }
  }

  /**
   * Takes patterns.
   *
   * @param names a label for each, none of them {@link #CHANCE}
   * @param said parts that a person found good teach nothing
   */
  public CauseTeacher(List<FoundPattern> patterns, List<String> names, Confirmations said) {
    this.said = said;
    for (int i = 0; i < patterns.size(); i++) {
      FoundPattern pattern = patterns.get(i);
      this.patterns.add(
          new Counted(
              names.get(i),
              PatternReach.of(pattern),
              same(pattern.partsUnder()),
              same(pattern.occurrences())));
    }
  }

  private static <T> Set<T> same(List<T> all) {
    Set<T> same = Collections.newSetFromMap(new IdentityHashMap<>());
    same.addAll(all);
    return same;
  }

  /** Those of {@code findings} that teach something, in their order. */
  public List<Labelled> labels(List<FusedFinding> findings) {
    List<Labelled> labelled = new ArrayList<>();
    for (FusedFinding finding : findings) {
      weights(finding)
          .filter(weights -> !weights.isEmpty())
          .ifPresent(weights -> labelled.add(new Labelled(finding, weights)));
    }
    return labelled;
  }

  private Optional<Map<String, Double>> weights(FusedFinding finding) {
    InspectedPart part = finding.mark().part();
    if (!said.isDefective(part.lineId(), part.partId(), part.attempt()).orElse(true)) {
      return Optional.empty();
    }
    Map<String, Double> weights = new TreeMap<>();
    for (Counted counted : patterns) {
      if (counted.occurrences().contains(finding.mark())) {
        double share = shareOf(counted.reach().pattern().cause().table());
        add(weights, counted.name(), share);
        add(weights, CHANCE, 1 - share);
        return Optional.of(weights);
      }
    }
    boolean mightBe = patterns.stream().anyMatch(counted -> counted.mayBe(finding));
    return mightBe ? Optional.empty() : Optional.of(Map.of(CHANCE, 1.0));
  }

  private static void add(Map<String, Double> weights, String label, double weight) {
    if (weight >= MIN_WEIGHT) {
      weights.merge(label, weight, Double::sum);
    }
  }

  /** Share of the defects under a factor that would not be there without it. */
  private static double shareOf(RateTable table) {
    double under = table.rateUnder();
    return under <= 0 ? 0 : Math.max(0, Math.min(1, 1 - table.rateElsewhere() / under));
  }

  /** How many findings each label has most weight in. */
  static Map<String, Integer> counts(List<Labelled> labelled) {
    Map<String, Integer> counts = new HashMap<>();
    labelled.forEach(one -> counts.merge(one.most(), 1, Integer::sum));
    return counts;
  }
}
