package lineside.training.chart;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Lines over two axes. Colours of the palette of Okabe and Ito, and dashes, so that neither colour
 * blindness nor a grey printer mixes the lines up.
 *
 * @param title what it shows
 * @param x axis to the right
 * @param y axis upwards
 * @param series lines; values that are no number break a line
 * @param marks upright lines with a name
 */
public record LineChart(String title, Axis x, Axis y, List<Series> series, List<Mark> marks) {
  private static final Frame FRAME = new Frame(460, 300, 58, 14, 30, 48);
  private static final Plot.Stroke MARK = new Plot.Stroke("#777", "1 3");
  private static final List<Plot.Stroke> STROKES =
      List.of(
          new Plot.Stroke("#0072B2", ""),
          new Plot.Stroke("#D55E00", "7 4"),
          new Plot.Stroke("#009E73", "2 3"),
          new Plot.Stroke("#CC79A7", "10 3 2 3"));

  /** Copies the lists. */
  public LineChart {
    requireNonNull(title, "title is null");
    series = List.copyOf(series);
    marks = List.copyOf(marks);
  }

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

  /** The chart, drawn. */
  public String svg() {
    Plot plot = new Plot(title, FRAME, x, y);
    plot.axes(Plot.Grid.ACROSS);
    for (int i = 0; i < series.size(); i++) {
      plot.line(series.get(i).x(), series.get(i).y(), STROKES.get(i % STROKES.size()));
    }
    marks.forEach(mark -> plot.upright(mark.x(), MARK));
    marks.forEach(mark -> plot.mark(mark.x(), mark.name()));
    for (int i = 0; i < series.size(); i++) {
      plot.key(series.get(i).name(), STROKES.get(i % STROKES.size()));
    }
    return plot.svg();
  }
}
