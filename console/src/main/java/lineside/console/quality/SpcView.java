package lineside.console.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.schemas.record.Spc;
import org.jspecify.annotations.Nullable;

/**
 * Control charts.
 *
 * @param series by line, station and recipe
 * @param pareto defects by kind over all of it, the most frequent first
 */
public record SpcView(List<Series> series, List<Bar> pareto) {
  /** Copies the lists. */
  public SpcView {
    series = List.copyOf(series);
    pareto = List.copyOf(pareto);
  }

  /** Charts of one place; an empty station is that of whole parts. */
  public record Series(String lineId, String stationId, String recipeId, List<Point> points) {}

  /** One period. */
  public record Point(
      long startAt,
      long endAt,
      long parts,
      long nonconforming,
      long undecided,
      long undefined,
      long defects,
      @Nullable Double p,
      @Nullable Double pCentre,
      @Nullable Double pLower,
      @Nullable Double pUpper,
      boolean pOut,
      @Nullable Double u,
      @Nullable Double uCentre,
      @Nullable Double uLower,
      @Nullable Double uUpper,
      boolean uOut,
      @Nullable Double firstPassYield,
      long firstPassParts) {
    static Point of(Spc chart) {
      return new Point(
          chart.getPeriodStart().toEpochMilli(),
          chart.getPeriodEnd().toEpochMilli(),
          chart.getParts(),
          chart.getNonconforming(),
          chart.getUndecided(),
          chart.getUndefinedParts(),
          chart.getDefects(),
          chart.getP(),
          chart.getPCentre(),
          chart.getPLower(),
          chart.getPUpper(),
          chart.getIsPOut(),
          chart.getU(),
          chart.getUCentre(),
          chart.getULower(),
          chart.getUUpper(),
          chart.getIsUOut(),
          chart.getFirstPassYield(),
          chart.getFirstPassParts());
    }
  }

  /** Defects of a kind. */
  public record Bar(String kind, long count, double share, double cumulative) {}

  /** Of charts, the earliest first. Whole parts are left out of the Pareto if stations are in. */
  public static SpcView of(List<Spc> charts) {
    Map<String, List<Spc>> byPlace = new TreeMap<>();
    for (Spc chart : charts) {
      byPlace
          .computeIfAbsent(
              chart.getLineId() + "\n" + chart.getStationId() + "\n" + chart.getRecipeId(),
              unused -> new ArrayList<>())
          .add(chart);
    }
    List<Series> series = new ArrayList<>();
    byPlace
        .values()
        .forEach(
            points ->
                series.add(
                    new Series(
                        points.get(0).getLineId(),
                        points.get(0).getStationId(),
                        points.get(0).getRecipeId(),
                        points.stream().map(Point::of).toList())));
    return new SpcView(series, pareto(charts));
  }

  private static List<Bar> pareto(List<Spc> charts) {
    boolean hasStations = charts.stream().anyMatch(chart -> !chart.getStationId().isEmpty());
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Spc chart : charts) {
      if (!hasStations || !chart.getStationId().isEmpty()) {
        chart.getParetoCounts().forEach((kind, count) -> counts.merge(kind, count, Long::sum));
      }
    }
    long all = counts.values().stream().mapToLong(Long::longValue).sum();
    List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()));
    List<Bar> bars = new ArrayList<>();
    long sum = 0;
    for (Map.Entry<String, Long> kind : sorted) {
      sum += kind.getValue();
      bars.add(
          new Bar(
              kind.getKey(), kind.getValue(), (double) kind.getValue() / all, (double) sum / all));
    }
    return bars;
  }
}
