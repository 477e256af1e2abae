package lineside.analyzer.mining;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineside.schemas.record.CourseTrend;

/**
 * How a rate went over time: steady, in steps, or evenly up or down, whichever tells most for what
 * it takes.
 *
 * @param trend which of these
 * @param phases stretches of one rate, in order of time; one unless it went in steps
 * @param oddsGrowth factor by which the odds grew from the first part to the last; 1 unless RISING
 *     or FALLING
 */
public record RateCourse(CourseTrend trend, List<Phase> phases, double oddsGrowth) {
  /** Gain in log likelihood below which an even trend is chance (chi square, 0.3 %). */
  private static final double MIN_TREND_GAIN = 4.5;

  /** What each step must tell more than an even trend, because its place was looked for. */
  private static final double STEP_PREFERENCE = 1;

  /** Steps all in one direction are an even trend when the largest tells less than this share. */
  private static final double ONE_STEP_SHARE = 0.85;

  /** A phase belongs to the raised time when its rate is at least this share of the highest. */
  private static final double RAISED_SHARE = 0.4;

  /** A time without parts is long from this share of the whole on. */
  private static final double GAP_SHARE = 0.02;

  /** Copies the list. */
  public RateCourse {
    phases = List.copyOf(phases);
  }

  /**
   * A stretch of one rate.
   *
   * @param from time of its first part
   * @param low start of the 95 % interval of its beginning; equals {@code from} for the first phase
   * @param high end of that interval
   * @param to time of its last part
   */
  public record Phase(
      Instant from, Instant low, Instant high, Instant to, long parts, long defects) {
    /** Share of defective parts. */
    public double rate() {
      return parts == 0 ? 0 : (double) defects / parts;
    }
  }

  /**
   * The time in which a rate is raised.
   *
   * @param since its start with interval; empty when it was so from the beginning
   * @param until its end; empty when it goes on
   * @param rate in it
   * @param rateBefore in the phase before; empty when there is none
   */
  public record Raised(
      Optional<Phase> since, Optional<Instant> until, double rate, Optional<Double> rateBefore) {}

  /** Of parts in order of time. */
  static RateCourse of(List<InspectedPart> parts, boolean[] isDefective) {
    int[] defectAt = placesOf(isDefective);
    List<Integer> cuts =
        parts.size() < 2 * Limits.MIN_PARTS_UNDER
            ? List.of()
            : RateSteps.cuts(defectAt, isDefective.length);
    LogisticTrend trend = LogisticTrend.of(isDefective);
    double stepGain = gain(defectAt, isDefective.length, cuts);
    boolean isEven =
        trend.gain() > stepGain - STEP_PREFERENCE * cuts.size()
            || isStaircase(parts, isDefective, cuts);
    if (trend.gain() > MIN_TREND_GAIN && isEven) {
      return new RateCourse(
          trend.slope() > 0 ? CourseTrend.RISING : CourseTrend.FALLING,
          phases(parts, isDefective, List.of()),
          Math.exp(trend.slope()));
    }
    return new RateCourse(
        cuts.isEmpty() ? CourseTrend.STEADY : CourseTrend.STEP,
        phases(parts, isDefective, cuts),
        1);
  }

  private static boolean isStaircase(
      List<InspectedPart> parts, boolean[] isDefective, List<Integer> cuts) {
    if (cuts.size() < 2) {
      return false;
    }
    List<Phase> phases = phases(parts, isDefective, cuts);
    boolean isRising = phases.get(1).rate() > phases.get(0).rate();
    for (int i = 1; i < phases.size(); i++) {
      if (phases.get(i).rate() > phases.get(i - 1).rate() != isRising) {
        return false;
      }
    }
    int[] defectAt = placesOf(isDefective);
    double all = gain(defectAt, isDefective.length, cuts);
    return cuts.stream()
        .allMatch(cut -> gain(defectAt, isDefective.length, List.of(cut)) < ONE_STEP_SHARE * all);
  }

  /** Of parts whose times can't be believed: nothing is said. */
  static RateCourse unknown(List<InspectedPart> parts, boolean[] isDefective) {
    return new RateCourse(CourseTrend.STEADY, phases(parts, isDefective, List.of()), 1);
  }

  /** The raised time; empty unless it went in steps. */
  public Optional<Raised> raised() {
    if (phases.size() < 2) {
      return Optional.empty();
    }
    int main = 0;
    for (int i = 1; i < phases.size(); i++) {
      if (excess(i) > excess(main)) {
        main = i;
      }
    }
    double bar = RAISED_SHARE * phases.get(main).rate();
    int first = main;
    while (first > 0 && phases.get(first - 1).rate() >= bar) {
      first--;
    }
    int last = main;
    while (last < phases.size() - 1 && phases.get(last + 1).rate() >= bar) {
      last++;
    }
    long parts = 0;
    long defects = 0;
    for (Phase phase : phases.subList(first, last + 1)) {
      parts += phase.parts();
      defects += phase.defects();
    }
    return Optional.of(
        new Raised(
            first == 0 ? Optional.empty() : Optional.of(phases.get(first)),
            last == phases.size() - 1 ? Optional.empty() : Optional.of(phases.get(last).to()),
            (double) defects / parts,
            first == 0 ? Optional.empty() : Optional.of(phases.get(first - 1).rate())));
  }

  private double excess(int index) {
    double least = phases.stream().mapToDouble(Phase::rate).min().orElse(0);
    Phase phase = phases.get(index);
    return phase.defects() - least * phase.parts();
  }

  private static int[] placesOf(boolean[] isDefective) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < isDefective.length; i++) {
      if (isDefective[i]) {
        places.add(i);
      }
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double gain(int[] defectAt, int length, List<Integer> cuts) {
    double gain = -RateSteps.logLikelihood(defectAt.length, length);
    int from = 0;
    int next = 0;
    for (int i = 0; i <= cuts.size(); i++) {
      int to = i == cuts.size() ? length : cuts.get(i);
      int defects = 0;
      while (next < defectAt.length && defectAt[next] < to) {
        defects++;
        next++;
      }
      gain += RateSteps.logLikelihood(defects, to - from);
      from = to;
    }
    return gain;
  }

  /**
   * The first part after a long time in which none was made under the factor, when such a time lies
   * between the likeliest places of a change: what showed after it hardly began before it.
   */
  private static int afterGap(List<InspectedPart> parts, int middle, int high) {
    double span = millis(parts.get(0), parts.get(parts.size() - 1));
    int place = middle;
    double longest = GAP_SHARE * span;
    for (int i = middle + 1; i <= high; i++) {
      double gap = millis(parts.get(i - 1), parts.get(i));
      if (gap > longest) {
        longest = gap;
        place = i;
      }
    }
    return place;
  }

  private static double millis(InspectedPart from, InspectedPart to) {
    return Duration.between(from.at(), to.at()).toMillis();
  }

  private static List<Phase> phases(
      List<InspectedPart> parts, boolean[] isDefective, List<Integer> cuts) {
    if (parts.isEmpty()) {
      return List.of();
    }
    List<Phase> phases = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= cuts.size(); i++) {
      int to = i == cuts.size() ? isDefective.length : cuts.get(i);
      int defects = 0;
      for (int at = from; at < to; at++) {
        defects += isDefective[at] ? 1 : 0;
      }
      Instant start = parts.get(from).at();
      Instant low = start;
      Instant high = start;
      if (i > 0) {
        int before = i == 1 ? 0 : cuts.get(i - 2);
        CutInterval interval = CutInterval.of(isDefective, before, to);
        start = parts.get(afterGap(parts, interval.middle(), interval.high())).at();
        low = parts.get(interval.low() - 1).at();
        high = parts.get(interval.high()).at();
      }
      phases.add(new Phase(start, low, high, parts.get(to - 1).at(), to - from, defects));
      from = to;
    }
    return phases;
  }
}
