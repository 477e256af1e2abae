package lineside.training.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import lineside.training.calibrate.CountedShare;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * What is counted of a replay. Every share is of all judged pictures, or of those that the name
 * says. Immutable.
 *
 * @param comparisons every judged picture
 * @param damaged pictures that could not be judged
 */
public record ReplayFigures(List<Comparison> comparisons, int damaged) {
  private static final double MEDIAN = 0.5;
  private static final double NEARLY_ALL = 0.99;

  /** Copies the list. */
  public ReplayFigures {
    comparisons = List.copyOf(comparisons);
  }

  /** The figures of a replay. */
  public static ReplayFigures of(ReplayResult result) {
    return new ReplayFigures(result.comparisons(), result.damaged().size());
  }

  /** Judged pictures. */
  public int pictures() {
    return comparisons.size();
  }

  /** Both decide alike. */
  public CountedShare agreement() {
    return share(c -> !c.isFlip());
  }

  /** How often each pair of outcomes came; pairs that did not come are not in it. */
  public Map<Transition, CountedShare> transitions() {
    Map<Transition, CountedShare> shares = new TreeMap<>();
    comparisons.stream()
        .map(Comparison::transition)
        .distinct()
        .forEach(t -> shares.put(t, share(c -> c.transition().equals(t))));
    return shares;
  }

  /** How often {@code from} became {@code to}. */
  public CountedShare transition(Outcome from, Outcome to) {
    Transition wanted = new Transition(from, to);
    return share(c -> c.transition().equals(wanted));
  }

  /** Became undecidable. */
  public CountedShare toUndecidable() {
    return share(c -> c.isFlip() && c.candidate().outcome() == Outcome.NOT_DECIDABLE);
  }

  /** Was undecidable. */
  public CountedShare fromUndecidable() {
    return share(c -> c.isFlip() && c.baseline().outcome() == Outcome.NOT_DECIDABLE);
  }

  /** Both find a defect and name it differently. */
  public CountedShare renamed() {
    return share(Comparison::isRenamed);
  }

  private CountedShare share(Predicate<Comparison> counts) {
    return CountedShare.of(count(counts), comparisons.size());
  }

  private int count(Predicate<Comparison> counts) {
    return (int) comparisons.stream().filter(counts).count();
  }

  /** By kind, in the order of the names. */
  public Map<String, ReplayFigures> byKind() {
    Map<String, ReplayFigures> kinds = new TreeMap<>();
    comparisons.stream()
        .map(Comparison::kind)
        .distinct()
        .forEach(
            kind ->
                kinds.put(
                    kind,
                    new ReplayFigures(
                        comparisons.stream().filter(c -> c.kind().equals(kind)).toList(), 0)));
    return kinds;
  }

  /** Flips of an effect. */
  public int flips(Effect effect) {
    return count(c -> c.effect() == effect && c.isFlip());
  }

  /** What the truth says; empty when it says nothing about any picture. */
  public Optional<Judgement> judgement() {
    List<Comparison> known =
        comparisons.stream().filter(c -> c.truth().map(Truth::isBinding).orElse(false)).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    int mends = flips(Effect.MENDS);
    int breaks = flips(Effect.BREAKS);
    return Optional.of(
        new Judgement(
            known.size(),
            mends,
            breaks,
            mcNemar(mends, breaks),
            Errors.of(known, Comparison::baseline),
            Errors.of(known, Comparison::candidate)));
  }

  /**
   * McNemar's exact test, two-sided: if neither is better, a picture on which exactly one is right
   * is a coin toss.
   *
   * @return the chance to see so uneven a split, 1 when there is none
   */
  static double mcNemar(int mends, int breaks) {
    int both = mends + breaks;
    return both == 0
        ? 1
        : BinomialTest.withDefaults().test(both, Math.min(mends, breaks), 0.5).getPValue();
  }

  /**
   * Against the truth, of pictures whose truth binds: good ones and visible defects.
   *
   * @param pictures how many
   * @param mends wrong before, right now
   * @param breaks right before, wrong now
   * @param pValue McNemar's exact test
   * @param baseline errors of the package that runs
   * @param candidate errors of the package that may follow it
   */
  public record Judgement(
      int pictures, int mends, int breaks, double pValue, Errors baseline, Errors candidate) {}

  /**
   * Errors of one package.
   *
   * @param escapes defects that it calls OK, of the visible defects
   * @param overkill good pictures that it calls NOT_OK, of the good
   * @param undecided neither, of both
   */
  public record Errors(CountedShare escapes, CountedShare overkill, CountedShare undecided) {
    private static Errors of(List<Comparison> known, Function<Comparison, Answer> side) {
      int good = (int) known.stream().filter(Errors::isGood).count();
      int overkill = 0;
      int escapes = 0;
      int open = 0;
      for (Comparison comparison : known) {
        Outcome outcome = side.apply(comparison).outcome();
        boolean isDecided = outcome == Outcome.OK || outcome == Outcome.NOT_OK;
        open += isDecided ? 0 : 1;
        overkill += isGood(comparison) && outcome == Outcome.NOT_OK ? 1 : 0;
        escapes += !isGood(comparison) && outcome == Outcome.OK ? 1 : 0;
      }
      return new Errors(
          CountedShare.of(escapes, known.size() - good),
          CountedShare.of(overkill, good),
          CountedShare.of(open, known.size()));
    }

    private static boolean isGood(Comparison comparison) {
      return comparison.truth().map(Truth::isGood).orElse(false);
    }
  }

  /** Time per picture of the baseline. */
  public Speed baselineSpeed() {
    return Speed.of(comparisons, Comparison::baseline);
  }

  /** Time per picture of the candidate. */
  public Speed candidateSpeed() {
    return Speed.of(comparisons, Comparison::candidate);
  }

  /**
   * Milliseconds per picture, decoding left out; NaN of none.
   *
   * @param medianMillis half of the pictures take less
   * @param p99Millis 99 of 100 take less
   */
  public record Speed(double medianMillis, double p99Millis) {
    private static Speed of(List<Comparison> comparisons, Function<Comparison, Answer> side) {
      double[] sorted =
          comparisons.stream()
              .mapToDouble(c -> side.apply(c).millis())
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      return new Speed(quantile(sorted, MEDIAN), quantile(sorted, NEARLY_ALL));
    }

    private static double quantile(double[] sorted, double share) {
      return sorted.length == 0
          ? Double.NaN
          : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
  }
}
