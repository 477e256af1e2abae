package lineside.analyzer.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.InspectedPart;
import lineside.analyzer.mining.RateCourse;
import lineside.schemas.record.FactorKind;
import org.jspecify.annotations.Nullable;

/**
 * Rate of a pattern over time, under its factor and elsewhere, with the phases that were found and
 * the interval of the moment since when.
 */
final class TimelineChart {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 260;
  private static final int RIGHT = 16;
  private static final int MIN_BINS = 5;
  private static final int MAX_BINS = 20;

  /**
   * Parts under the factor that a stretch of time should hold, so that its share says something.
   */
  private static final int PARTS_PER_BIN = 8;

  private final FoundPattern pattern;
  private final TimeBins bins;
  private final Instant first;
  private final Instant last;

  private TimelineChart(FoundPattern pattern) {
    this.pattern = pattern;
    List<InspectedPart> base = pattern.group().base();
    int wanted = pattern.partsUnder().size() / PARTS_PER_BIN;
    this.bins = TimeBins.over(base, Math.max(MIN_BINS, Math.min(MAX_BINS, wanted)));
    this.first = base.get(0).at();
    this.last = base.get(base.size() - 1).at();
  }

  static String svg(FoundPattern pattern) {
    return new TimelineChart(pattern).draw();
  }

  private String draw() {
    Set<InspectedPart> under = Collections.newSetFromMap(new IdentityHashMap<>());
    under.addAll(pattern.partsUnder());
    Set<InspectedPart> defective = Collections.newSetFromMap(new IdentityHashMap<>());
    pattern.group().occurrences().forEach(o -> defective.add(o.part()));
    List<InspectedPart> base = pattern.group().base();
    boolean isTime = pattern.cause().factor().kind() == FactorKind.TIME;
    List<@Nullable Double> rates =
        bins.percentages(isTime ? base : pattern.partsUnder(), defective::contains);
    List<@Nullable Double> others =
        isTime
            ? List.of()
            : bins.percentages(
                base.stream().filter(part -> !under.contains(part)).toList(), defective::contains);
    Plot plot = new Plot(WIDTH, HEIGHT, RIGHT, "rate over time");
    plot.scale(Math.max(1, Math.max(most(rates), 100 * highestPhase())), " %");
    interval(plot);
    phases(plot);
    series(plot, others, Plot.BLUE, "6 4");
    series(plot, rates, Plot.ORANGE, "");
    legend(plot, isTime);
    plot.below(0, "start", Figures.axis(first, first, last));
    plot.below(1, "end", Figures.axis(last, first, last));
    return plot.done();
  }

  private void interval(Plot plot) {
    Optional<RateCourse.Phase> since = pattern.course().raised().flatMap(RateCourse.Raised::since);
    if (since.isEmpty()) {
      return;
    }
    double low = plot.x(share(since.get().low()));
    double high = plot.x(share(since.get().high()));
    plot.box(
        new double[] {
          low, plot.topY(), Math.max(2, high - low), (double) plot.axisY() - plot.topY()
        },
        "#E69F00",
        0.35);
    double x = plot.x(share(since.get().from()));
    plot.line(new double[] {x, plot.topY(), x, plot.axisY()}, Plot.INK, 1.5, "");
    boolean isLate = share(since.get().from()) > 0.6;
    plot.text(
        x + (isLate ? -5 : 5),
        plot.topY() + 11.0,
        isLate ? "end" : "start",
        "since " + Figures.axis(since.get().from(), first, last),
        Plot.INK);
  }

  private void phases(Plot plot) {
    List<RateCourse.Phase> phases = pattern.course().phases();
    if (phases.size() < 2) {
      return;
    }
    for (int i = 0; i < phases.size(); i++) {
      RateCourse.Phase phase = phases.get(i);
      Instant end = i + 1 < phases.size() ? phases.get(i + 1).from() : phase.to();
      double y = plot.y(100 * phase.rate());
      plot.line(
          new double[] {plot.x(share(phase.from())), y, plot.x(share(end)), y},
          Plot.INK,
          2.5,
          "2 2");
    }
  }

  private void series(Plot plot, List<@Nullable Double> percent, String colour, String dash) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < percent.size(); i++) {
      Double value = percent.get(i);
      if (value != null) {
        points.add(new double[] {plot.x((i + 0.5) / percent.size()), plot.y(value)});
      }
    }
    plot.path(points, colour, 2, dash);
    for (double[] point : points) {
      if (dash.isEmpty()) {
        plot.dot(point[0], point[1], colour);
      } else {
        plot.triangle(point[0], point[1], colour);
      }
    }
  }

  private static void legend(Plot plot, boolean isTime) {
    double y = 12;
    plot.dot(plot.x(0) + 6, y - 4, Plot.ORANGE);
    plot.text(plot.x(0) + 15, y, "start", isTime ? "all parts" : "under the factor", Plot.INK);
    if (!isTime) {
      plot.triangle(plot.x(0.32), y - 4, Plot.BLUE);
      plot.text(plot.x(0.32) + 9, y, "start", "elsewhere", Plot.INK);
    }
    plot.line(new double[] {plot.x(0.56), y - 4, plot.x(0.61), y - 4}, Plot.INK, 2.5, "2 2");
    plot.text(plot.x(0.62), y, "start", "phases, where it steps", Plot.INK);
  }

  private double share(Instant at) {
    double span = Math.max(1, last.toEpochMilli() - first.toEpochMilli());
    return Math.max(0, Math.min(1, (at.toEpochMilli() - first.toEpochMilli()) / span));
  }

  private double highestPhase() {
    return pattern.course().phases().stream().mapToDouble(RateCourse.Phase::rate).max().orElse(0);
  }

  private static double most(List<@Nullable Double> values) {
    double most = 0;
    for (Double value : values) {
      most = value == null ? most : Math.max(most, value);
    }
    return most;
  }
}
