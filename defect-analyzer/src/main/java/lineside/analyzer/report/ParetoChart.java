package lineside.analyzer.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lineside.analyzer.mining.DefectGroup;
import lineside.analyzer.mining.InspectedPart;
import lineside.analyzer.mining.Population;

/** Parts by kind of defect, most first, and their cumulative share. */
final class ParetoChart {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 280;
  private static final int RIGHT = 44;
  private static final int MAX_KINDS = 8;
  private static final int MAX_LETTERS = 14;
  private static final String OTHERS = "others";

  private ParetoChart() {}

  record Bar(String kind, long parts) {}

  static String svg(Population population) {
    List<Bar> bars = bars(population);
    Plot plot = new Plot(WIDTH, HEIGHT, RIGHT, "parts by kind of defect");
    long most = bars.stream().mapToLong(Bar::parts).max().orElse(1);
    long all = Math.max(1, bars.stream().mapToLong(Bar::parts).sum());
    plot.scale((double) most, "");
    long sum = 0;
    List<double[]> shares = new ArrayList<>();
    double axis = plot.axisY();
    double room = axis - plot.topY();
    for (int i = 0; i < bars.size(); i++) {
      double middle = (i + 0.5) / bars.size();
      double half = 0.36 / bars.size();
      double x = plot.x(middle - half);
      double y = plot.y((double) bars.get(i).parts());
      plot.box(new double[] {x, y, plot.x(middle + half) - x, axis - y}, Plot.BLUE, 1);
      plot.text(plot.x(middle), y - 4, "middle", Figures.count(bars.get(i).parts()), Plot.INK);
      plot.below(middle, "middle", shortened(bars.get(i).kind(), bars.size()));
      sum += bars.get(i).parts();
      shares.add(new double[] {plot.x(middle), axis - room * sum / all});
    }
    plot.path(shares, Plot.ORANGE, 2, "");
    shares.forEach(p -> plot.diamond(p[0], p[1], Plot.ORANGE));
    for (int percent = 0; percent <= 100; percent += 50) {
      plot.text(
          WIDTH - RIGHT + 6.0,
          axis - room * percent / 100 + 4,
          "start",
          percent + " %",
          Plot.ORANGE);
    }
    return plot.done();
  }

  private static String shortened(String kind, int bars) {
    int letters = Math.min(MAX_LETTERS, 66 / Math.max(1, bars));
    return kind.length() <= letters ? kind : kind.substring(0, Math.max(1, letters - 1)) + "…";
  }

  /** Each part counts once for a kind, whatever station saw it. */
  static List<Bar> bars(Population population) {
    Map<String, Set<InspectedPart>> kinds = new TreeMap<>();
    for (DefectGroup group : population.groups()) {
      Set<InspectedPart> parts =
          kinds.computeIfAbsent(
              group.key().kind(), k -> Collections.newSetFromMap(new IdentityHashMap<>()));
      group.occurrences().forEach(o -> parts.add(o.part()));
    }
    List<Bar> bars = new ArrayList<>();
    kinds.forEach((kind, parts) -> bars.add(new Bar(kind, parts.size())));
    bars.sort(Comparator.comparingLong(Bar::parts).reversed().thenComparing(Bar::kind));
    if (bars.size() <= MAX_KINDS) {
      return bars;
    }
    List<Bar> shown = new ArrayList<>(bars.subList(0, MAX_KINDS - 1));
    shown.add(
        new Bar(
            OTHERS, bars.subList(MAX_KINDS - 1, bars.size()).stream().mapToLong(Bar::parts).sum()));
    return shown;
  }
}
