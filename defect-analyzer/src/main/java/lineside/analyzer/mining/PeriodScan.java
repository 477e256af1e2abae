package lineside.analyzer.mining;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Searches positions along material for a period, by a scan over periods and phases.
 *
 * <p>For a period, the positions become phases; the statistic is the number of positions that lie
 * in one narrow window of phase together with some position of the same stretch of material. If
 * positions were scattered, each of the others would do so with the probability of the window's
 * width: a binomial tail, multiplied by the number of windows (each position may open one), of
 * periods and of widths tried. Positions of one turn count once, so a cluster is no rhythm. Unlike
 * the Rayleigh test it holds for few, sharp positions among many scattered ones. All periods of
 * which one is a multiple fit a rhythm alike: the one whose positions chance would hardly put on
 * every second, third... turn of a shorter one is its fundamental.
 */
final class PeriodScan {
  /** Shortest period looked for, millimetres. */
  static final double MIN_PERIOD_MM = 100;

  /** Longest period looked for, millimetres. */
  static final double MAX_PERIOD_MM = 5000;

  /** A period must come round at least this often within a stretch. */
  private static final double MIN_TURNS = 5;

  /** Widths of the window of phase, shares of a turn. */
  private static final double[] WIDTHS = {0.02, 0.06};

  /** Steps of period within which the end of a stretch drifts by one width. */
  private static final int STEPS_PER_WIDTH = 4;

  /** A multiple is the fundamental when chance would hardly let it keep so many positions. */
  private static final double MAX_P_OF_MULTIPLE = 0.01;

  private final List<double[]> stretches;
  private final double longestMm;
  private final int followers;
  private final double anchorChoices;

  private PeriodScan(List<double[]> stretches) {
    this.stretches = stretches;
    this.longestMm = stretches.stream().mapToDouble(s -> s[s.length - 1] - s[0]).max().orElse(0);
    this.followers = stretches.stream().mapToInt(s -> s.length - 1).sum();
    this.anchorChoices = stretches.stream().mapToDouble(s -> s.length).reduce(1, (a, b) -> a * b);
  }

  /**
   * Best period of the scan.
   *
   * @param widthShare width of the window of phase, share of a turn
   * @param pValue corrected for the periods, windows and widths tried
   * @param tried periods tried
   */
  record Hit(double periodMm, double widthShare, double pValue, int tried) {}

  /**
   * Scans.
   *
   * @param stretches ascending positions in millimetres; the phase may differ between stretches
   */
  static Optional<Hit> scan(List<double[]> stretches) {
    List<double[]> used = stretches.stream().filter(s -> s.length >= 2).toList();
    PeriodScan scan = new PeriodScan(used);
    double longestPeriodMm = Math.min(MAX_PERIOD_MM, scan.longestMm / MIN_TURNS);
    if (scan.followers < Limits.MIN_DEFECTS / 2 || longestPeriodMm <= MIN_PERIOD_MM) {
      return Optional.empty();
    }
    Hit best = null;
    for (double width : WIDTHS) {
      Hit hit = scan.best(width, longestPeriodMm);
      if (best == null || hit.pValue() < best.pValue()) {
        best = hit;
      }
    }
    return Optional.ofNullable(best).map(hit -> scan.fundamental(hit, longestPeriodMm));
  }

  private Hit best(double width, double longestPeriodMm) {
    double step = width / (STEPS_PER_WIDTH * longestMm);
    double lowest = 1 / longestPeriodMm;
    int periods = (int) Math.ceil((1 / MIN_PERIOD_MM - lowest) / step);
    int most = -1;
    double bestFrequency = lowest;
    for (int i = 0; i <= periods; i++) {
      double frequency = lowest + i * step;
      int inStep = inStep(frequency, width, most);
      if (inStep > most) {
        most = inStep;
        bestFrequency = frequency;
      }
    }
    double tail = BinomialDistribution.of(followers, width).survivalProbability(most - 1);
    double p = tail * anchorChoices * (periods + 1) * WIDTHS.length;
    return new Hit(1 / bestFrequency, width, Math.min(1, p), periods + 1);
  }

  private Hit fundamental(Hit hit, double longestPeriodMm) {
    int followersInStep = bestNear(1 / hit.periodMm(), hit.widthShare()).inStep();
    double period = hit.periodMm();
    double least = MAX_P_OF_MULTIPLE;
    for (int multiple = 2; multiple * hit.periodMm() <= longestPeriodMm; multiple++) {
      Near near = bestNear(1 / (multiple * hit.periodMm()), hit.widthShare());
      double p = probabilityOfMultiple(followersInStep, near.inStep(), multiple);
      if (p < least) {
        least = p;
        period = 1 / near.frequency();
      }
    }
    return new Hit(period, hit.widthShare(), hit.pValue(), hit.tried());
  }

  /** Chance that so many positions share one turn in {@code multiple}, were all turns alike. */
  private double probabilityOfMultiple(int followers, int kept, int multiple) {
    int positions = followers + stretches.size();
    int keptPositions = Math.min(kept + stretches.size(), positions);
    return Math.pow(multiple, stretches.size())
        * BinomialDistribution.of(positions, 1.0 / multiple).survivalProbability(keptPositions - 1);
  }

  private record Near(double frequency, int inStep) {}

  private Near bestNear(double frequency, double width) {
    double step = width / (2 * STEPS_PER_WIDTH * longestMm);
    Near best = new Near(frequency, -1);
    for (int i = -2 * STEPS_PER_WIDTH; i <= 2 * STEPS_PER_WIDTH; i++) {
      double tried = frequency + i * step;
      int inStep = tried <= 0 ? -1 : inStep(tried, width, best.inStep());
      if (inStep > best.inStep()) {
        best = new Near(tried, inStep);
      }
    }
    return best;
  }

  /** Positions that follow another one in step; exact only when it is more than {@code floor}. */
  private int inStep(double frequency, double width, int floor) {
    int crowd = 0;
    for (double[] stretch : stretches) {
      crowd += crowd(phases(stretch, frequency), width) - 1;
    }
    if (crowd <= floor) {
      return crowd;
    }
    int turns = 0;
    for (double[] stretch : stretches) {
      turns += mostTurns(stretch, frequency, width) - 1;
    }
    return turns;
  }

  private static double[] phases(double[] stretch, double frequency) {
    double[] phases = new double[stretch.length];
    for (int i = 0; i < phases.length; i++) {
      double turns = stretch[i] * frequency;
      phases[i] = turns - Math.floor(turns);
    }
    Arrays.sort(phases);
    return phases;
  }

  /** Most phases in a window, around the end of the turn as well. */
  private static int crowd(double[] phases, double width) {
    int n = phases.length;
    int most = 0;
    int end = 0;
    for (int start = 0; start < n; start++) {
      end = Math.max(end, start);
      while (end + 1 < start + n && phase(phases, end + 1) - phases[start] <= width) {
        end++;
      }
      most = Math.max(most, end - start + 1);
    }
    return most;
  }

  private static double phase(double[] phases, int index) {
    return index < phases.length ? phases[index] : phases[index - phases.length] + 1;
  }

  /** Most different turns with a position in one window of phase. */
  private static int mostTurns(double[] stretch, double frequency, double width) {
    int most = 0;
    for (double anchor : stretch) {
      int turns = 0;
      long last = Long.MIN_VALUE;
      for (double position : stretch) {
        double away = (position - anchor) * frequency;
        long turn = (long) Math.floor(away + 1e-9);
        if (away + 1e-9 - turn <= width && turn != last) {
          turns++;
          last = turn;
        }
      }
      most = Math.max(most, turns);
    }
    return most;
  }
}
