package lineside.training.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import lineside.vision.model.ModelCard.Thresholds;

/**
 * Keeps the flips that are worth a look: of every group (from, to, effect) those where the two
 * packages are surest of opposite things. Bounded in number, whatever runs through. One thread.
 */
final class WorstFlips {
  /**
   * Scores nearer to 0 or 1 than this say the same: it is about what a float32 sigmoid resolves.
   */
  private static final double LEAST_ODDS = 1e-6;

  private final Thresholds baseline;
  private final Thresholds candidate;
  private final int mostFlips;
  private final TreeMap<Group, PriorityQueue<Ranked>> groups = new TreeMap<>();

  WorstFlips(Thresholds baseline, Thresholds candidate, int mostFlips) {
    this.baseline = baseline;
    this.candidate = candidate;
    this.mostFlips = mostFlips;
  }

  private record Group(Effect effect, Transition transition) implements Comparable<Group> {
    private static final Comparator<Group> ORDER =
        Comparator.comparing(Group::effect).thenComparing(Group::transition);

    @Override
    public int compareTo(Group other) {
      return ORDER.compare(this, other);
    }
  }

  private record Ranked(double severity, ShownFlip flip) {}

  /** Whether it would be kept: its pictures need not be painted otherwise. */
  boolean wants(Comparison comparison) {
    if (!comparison.isFlip() || mostFlips == 0) {
      return false;
    }
    PriorityQueue<Ranked> kept = groups.get(groupOf(comparison));
    return kept == null
        || kept.size() < mostFlips
        || kept.element().severity() < severity(comparison);
  }

  /** Keeps a flip and drops the least of its group when there are too many. */
  void add(ShownFlip flip) {
    PriorityQueue<Ranked> kept =
        groups.computeIfAbsent(
            groupOf(flip.comparison()),
            unused -> new PriorityQueue<>(Comparator.comparingDouble(Ranked::severity)));
    kept.add(new Ranked(severity(flip.comparison()), flip));
    if (kept.size() > mostFlips) {
      kept.remove();
    }
  }

  /**
   * The flips to show: every group gets its share, what breaks comes first, within a group the
   * worst first.
   */
  List<ShownFlip> chosen() {
    List<List<ShownFlip>> all = groups.values().stream().map(WorstFlips::worstFirst).toList();
    int[] taken = new int[all.size()];
    int left = mostFlips;
    for (boolean isTaking = true; isTaking; ) {
      isTaking = false;
      for (int g = 0; g < taken.length && left > 0; g++) {
        if (taken[g] < all.get(g).size()) {
          taken[g]++;
          left--;
          isTaking = true;
        }
      }
    }
    List<ShownFlip> chosen = new ArrayList<>();
    for (int g = 0; g < taken.length; g++) {
      chosen.addAll(all.get(g).subList(0, taken[g]));
    }
    return chosen;
  }

  private static List<ShownFlip> worstFirst(PriorityQueue<Ranked> kept) {
    return kept.stream()
        .sorted(
            Comparator.comparingDouble(Ranked::severity)
                .reversed()
                .thenComparing(ranked -> ranked.flip().comparison().name()))
        .map(Ranked::flip)
        .toList();
  }

  private static Group groupOf(Comparison comparison) {
    return new Group(comparison.effect(), comparison.transition());
  }

  /** How far both are from their own threshold, in log odds; a missing answer is the worst. */
  private double severity(Comparison comparison) {
    double apart =
        distance(comparison.baseline(), baseline) + distance(comparison.candidate(), candidate);
    return Double.isNaN(apart) ? Double.MAX_VALUE : apart;
  }

  private static double distance(Answer answer, Thresholds thresholds) {
    double bound =
        answer.outcome() == Outcome.OK ? thresholds.undecidableFrom() : thresholds.notOk();
    return Math.abs(logOdds(answer.score()) - logOdds(bound));
  }

  static double logOdds(double score) {
    double inside = Math.max(LEAST_ODDS, Math.min(1 - LEAST_ODDS, score));
    return Math.log(inside / (1 - inside));
  }
}
