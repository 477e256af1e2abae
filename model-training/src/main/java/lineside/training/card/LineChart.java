package lineside.training.card;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Lines over two axes, not yet drawn.
 *
 * @param title what it shows
 * @param x axis to the right
 * @param y axis upwards
 * @param series lines; values that are no number break a line
 * @param marks upright lines with a name
 */
public record LineChart(String title, Axis x, Axis y, List<Series> series, List<Mark> marks) {
  private static final int TICKS = 5;

  /** Copies the lists. */
  public LineChart {
    requireNonNull(title, "title is null");
    series = List.copyOf(series);
    marks = List.copyOf(marks);
  }

  /**
   * An axis.
   *
   * @param label what it counts, with the unit
   * @param from value at its start
   * @param to value at its end
   * @param ticks values that are written
   */
  public record Axis(String label, double from, double to, List<Tick> ticks) {
    /** Copies the list. */
    public Axis {
      ticks = List.copyOf(ticks);
      if (!(from < to)) {
        throw new IllegalArgumentException("axis from " + from + " to " + to);
      }
    }

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

    private static double roundStep(double step) {
      double decade = Math.pow(10, Math.floor(Math.log10(step)));
      double share = step / decade;
      return (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10) * decade;
    }

    private static String number(double value, double step) {
      int digits = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
      return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
  }

  /**
   * A written value.
   *
   * @param at where
   * @param text what is written
   */
  public record Tick(double at, String text) {}

  /**
   * A line.
   *
   * @param name what it shows
   * @param x as many as {@code y}, ascending
   * @param y values
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
  public record Series(String name, double[] x, double[] y) {
    /** Checks the lengths. */
    public Series {
      requireNonNull(name, "name is null");
      if (x.length != y.length) {
        throw new IllegalArgumentException(x.length + " places with " + y.length + " values");
      }
    }
  }

  /**
   * An upright line.
   *
   * @param name what is there
   * @param x where
   */
  public record Mark(String name, double x) {}

  /** A chart whose axes hold all values; upwards it starts at 0 unless there are lower ones. */
  public static LineChart of(String title, String xLabel, String yLabel, List<Series> series) {
    return new LineChart(
        title,
        Axis.over(xLabel, series.stream().flatMapToDouble(s -> DoubleStream.of(s.x()))),
        Axis.over(
            yLabel,
            DoubleStream.concat(
                DoubleStream.of(0), series.stream().flatMapToDouble(s -> DoubleStream.of(s.y())))),
        series,
        List.of());
  }
}
