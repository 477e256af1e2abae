package lineside.training.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * An axis of a plot.
 *
 * @param label what it counts, with the unit
 * @param from value at its start
 * @param to value at its end
 * @param ticks values that are written
 */
public record Axis(String label, double from, double to, List<Tick> ticks) {
  private static final int TICKS = 5;
  private static final double[] WRITTEN_SCORES = {
    1e-4, 1e-3, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999
  };

  /** Copies the list. */
  public Axis {
    ticks = List.copyOf(ticks);
    if (!(from < to)) {
      throw new IllegalArgumentException("axis from " + from + " to " + to);
    }
  }

  /**
   * A written value.
   *
   * @param at where
   * @param text what is written
   */
  public record Tick(double at, String text) {}

  /** An axis over these values, with round ticks. */
  public static Axis over(String label, DoubleStream values) {
    double[] finite = values.filter(Double::isFinite).sorted().toArray();
    double low = finite.length == 0 ? 0 : finite[0];
    double high = finite.length == 0 ? 1 : finite[finite.length - 1];
    return between(label, low, high > low ? high : low + 1);
  }

  /** An axis that starts and ends there, with round ticks. */
  public static Axis between(String label, double from, double to) {
    double step = roundStep((to - from) / TICKS);
    List<Tick> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
      ticks.add(new Tick(i * step, number(i * step, step)));
    }
    return new Axis(label, from, to, ticks);
  }

  /**
   * An axis of scores in log odds, because scores crowd at 0 and 1; values on it are {@link
   * #logOdds}.
   *
   * @param edge lowest score that is told from 0, above 0; the highest is as far from 1
   * @param least ticks nearer to 0 or 1 than this are not written
   */
  public static Axis ofScores(String label, double edge, double least) {
    List<Tick> ticks = new ArrayList<>();
    for (double score : WRITTEN_SCORES) {
      if (Math.min(score, 1 - score) > least * (1 - 1e-9)) {
        ticks.add(new Tick(logOdds(score), plain(score)));
      }
    }
    return new Axis(label, logOdds(edge), logOdds(1 - edge), ticks);
  }

  /**
   * Where a score lies on an axis of scores; infinite at 0 and 1, which a plot draws at its end.
   */
  public static double logOdds(double score) {
    return Math.log(score / (1 - score));
  }

  /** Where a value lies between the ends, 0 to 1; beyond them at the nearer one. */
  double share(double value) {
    return Math.max(0, Math.min(1, (value - from) / (to - from)));
  }

  private static double roundStep(double step) {
    double decade = Math.pow(10, Math.floor(Math.log10(step)));
    double share = step / decade;
    return (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10) * decade;
  }

  private static String number(double value, double step) {
    int digits = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static String plain(double score) {
    return BigDecimal.valueOf(score).stripTrailingZeros().toPlainString();
  }
}
