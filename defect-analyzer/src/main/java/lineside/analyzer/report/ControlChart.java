package lineside.analyzer.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.mining.InspectedPart;
import lineside.schemas.record.ResultEvaluation;

/**
 * Share of rejected parts of a line in samples of equal size, in order of production, with the
 * limits of Laney's p'-chart: of the binomial p-chart, widened by how much more the samples differ
 * than chance lets them (Laney 2002). A point beyond a limit, or the ninth in a row on one side of
 * the mean, is marked (rules 1 and 2 of Nelson).
 */
final class ControlChart {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 230;
  private static final int RIGHT = 52;
  private static final int MIN_SAMPLE = 20;
  private static final int MAX_SAMPLES = 40;
  private static final int MIN_SAMPLES = 4;
  private static final double SIGMAS = 3;

  /** Mean range of two, in standard deviations. */
  private static final double D2 = 1.128;

  private static final int RUN = 9;

  private ControlChart() {}

  /** A sample: when it began and its share. */
  record Sample(Instant from, int parts, double share) {}

  /**
   * The chart's numbers.
   *
   * @param marked samples that break a rule
   */
  record Chart(List<Sample> samples, double mean, double low, double high, List<Integer> marked) {}

  /** Empty samples when there are too few parts. */
  static Chart of(List<InspectedPart> parts) {
    List<InspectedPart> judged =
        parts.stream().filter(p -> p.evaluation() != ResultEvaluation.UNDEFINED).toList();
    int size = Math.max(MIN_SAMPLE, (judged.size() + MAX_SAMPLES - 1) / MAX_SAMPLES);
    List<Sample> samples = new ArrayList<>();
    for (int from = 0; from + size <= judged.size(); from += size) {
      List<InspectedPart> sample = judged.subList(from, from + size);
      long bad = sample.stream().filter(p -> p.evaluation() == ResultEvaluation.NOT_OK).count();
      samples.add(new Sample(sample.get(0).at(), size, (double) bad / size));
    }
    if (samples.size() < MIN_SAMPLES) {
      return new Chart(List.of(), 0, 0, 0, List.of());
    }
    double mean = samples.stream().mapToDouble(Sample::share).average().orElse(0);
    double sigma = Math.sqrt(mean * (1 - mean) / size);
    double reach = SIGMAS * sigma * Math.max(1, widening(samples, sigma));
    double low = Math.max(0, mean - reach);
    double high = Math.min(1, mean + reach);
    return new Chart(samples, mean, low, high, marked(samples, mean, low, high));
  }

  private static double widening(List<Sample> samples, double sigma) {
    if (sigma == 0) {
      return 1;
    }
    double ranges = 0;
    for (int i = 1; i < samples.size(); i++) {
      ranges += Math.abs(samples.get(i).share() - samples.get(i - 1).share()) / sigma;
    }
    return ranges / (samples.size() - 1) / D2;
  }

  private static List<Integer> marked(List<Sample> samples, double mean, double low, double high) {
    List<Integer> marked = new ArrayList<>();
    int run = 0;
    int side = 0;
    for (int i = 0; i < samples.size(); i++) {
      double share = samples.get(i).share();
      int here = (int) Math.signum(share - mean);
      run = here != 0 && here == side ? run + 1 : 1;
      side = here;
      if (share > high || share < low || (run >= RUN && here != 0)) {
        marked.add(i);
      }
    }
    return marked;
  }

  static String svg(String line, Chart chart) {
    Plot plot = new Plot(WIDTH, HEIGHT, RIGHT, "share of rejected parts of " + line);
    double most =
        Math.max(chart.high(), chart.samples().stream().mapToDouble(Sample::share).max().orElse(0));
    plot.scale(100 * most, " %");
    level(plot, chart.mean(), "mean", "");
    level(plot, chart.high(), "limit", "6 4");
    if (chart.low() > 0) {
      level(plot, chart.low(), "limit", "6 4");
    }
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < chart.samples().size(); i++) {
      double share = (i + 0.5) / chart.samples().size();
      points.add(new double[] {plot.x(share), plot.y(100 * chart.samples().get(i).share())});
    }
    plot.path(points, Plot.BLUE, 1.5, "");
    for (int i = 0; i < points.size(); i++) {
      if (chart.marked().contains(i)) {
        plot.diamond(points.get(i)[0], points.get(i)[1], Plot.ORANGE);
      } else {
        plot.dot(points.get(i)[0], points.get(i)[1], Plot.BLUE);
      }
    }
    Instant first = chart.samples().get(0).from();
    Instant last = chart.samples().get(chart.samples().size() - 1).from();
    plot.below(0, "start", Figures.axis(first, first, last));
    plot.below(1, "end", Figures.axis(last, first, last));
    return plot.done();
  }

  private static void level(Plot plot, double share, String name, String dash) {
    double y = plot.y(100 * share);
    plot.line(new double[] {plot.x(0), y, plot.x(1), y}, Plot.SOFT, 1.2, dash);
    plot.text(plot.x(1) + 5, y + 4, "start", name, Plot.SOFT);
  }
}
