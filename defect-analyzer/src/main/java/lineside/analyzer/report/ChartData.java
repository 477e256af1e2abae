package lineside.analyzer.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lineside.analyzer.mining.FoundPattern;
import lineside.analyzer.mining.InspectedPart;
import lineside.analyzer.mining.Population;
import lineside.schemas.record.ResultEvaluation;
import org.jspecify.annotations.Nullable;

/** The numbers behind the charts, as JSON that the page's script reads. */
final class ChartData {
  private static final int TREND_BINS = 24;
  private static final int MIN_TIMELINE_BINS = 5;
  private static final int MAX_TIMELINE_BINS = 16;

  /**
   * Parts under the factor that a stretch of time should hold, so that its share says something.
   */
  private static final int PARTS_PER_BIN = 8;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A line of a chart, in per cent; null where there is nothing to show. */
  record Series(String name, List<@Nullable Double> percent) {}

  record TimeChart(String id, List<String> labels, List<Series> series) {}

  record Pareto(List<String> labels, List<Long> parts, List<Double> cumulativePercent) {}

  record Charts(Pareto pareto, List<TimeChart> times) {}

  private ChartData() {}

  /** JSON that can stand inside a script element: no less-than sign in it. */
  static String of(Population population, List<FoundPattern> patterns) {
    List<TimeChart> times = new ArrayList<>();
    times.add(trend(population));
    for (int i = 0; i < patterns.size(); i++) {
      times.add(timeline("timeline-" + (i + 1), patterns.get(i)));
    }
    try {
      return JSON.writeValueAsString(new Charts(pareto(population), times))
          .replace("<", "\\u003c")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("chart data can't be written as JSON", e);
    }
  }

  private static Pareto pareto(Population population) {
    Map<String, Set<InspectedPart>> kinds = new TreeMap<>();
    population
        .groups()
        .forEach(
            group ->
                group
                    .occurrences()
                    .forEach(
                        o ->
                            kinds
                                .computeIfAbsent(
                                    group.key().kind(),
                                    k -> Collections.newSetFromMap(new IdentityHashMap<>()))
                                .add(o.part())));
    Map<String, Long> parts = new HashMap<>();
    kinds.forEach((kind, set) -> parts.put(kind, (long) set.size()));
    List<String> labels =
        kinds.keySet().stream()
            .sorted(
                Comparator.comparing((String kind) -> parts.getOrDefault(kind, 0L))
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    List<Long> counts = labels.stream().map(kind -> parts.getOrDefault(kind, 0L)).toList();
    long all = counts.stream().mapToLong(Long::longValue).sum();
    List<Double> cumulative = new ArrayList<>();
    long sum = 0;
    for (long count : counts) {
      sum += count;
      cumulative.add(Math.round(1000.0 * sum / all) / 10.0);
    }
    return new Pareto(labels, counts, cumulative);
  }

  private static TimeChart trend(Population population) {
    TimeBins bins = TimeBins.over(population.parts(), TREND_BINS);
    List<Series> series = new ArrayList<>();
    SummaryPart.byLine(population.parts())
        .forEach(
            (line, parts) ->
                series.add(
                    new Series(
                        line + " NOT_OK",
                        bins.percentages(
                            parts, part -> part.evaluation() == ResultEvaluation.NOT_OK))));
    series.add(
        new Series(
            "UNDEFINED, all lines",
            bins.percentages(
                population.parts(), part -> part.evaluation() == ResultEvaluation.UNDEFINED)));
    return new TimeChart("trend", labels(bins), series);
  }

  private static TimeChart timeline(String id, FoundPattern pattern) {
    List<InspectedPart> base = pattern.group().base();
    Set<InspectedPart> under = Collections.newSetFromMap(new IdentityHashMap<>());
    under.addAll(pattern.partsUnder());
    Set<InspectedPart> defective = Collections.newSetFromMap(new IdentityHashMap<>());
    pattern.group().occurrences().forEach(o -> defective.add(o.part()));
    int wanted = under.size() / PARTS_PER_BIN;
    TimeBins bins =
        TimeBins.over(base, Math.max(MIN_TIMELINE_BINS, Math.min(MAX_TIMELINE_BINS, wanted)));
    List<InspectedPart> elsewhere = base.stream().filter(part -> !under.contains(part)).toList();
    return new TimeChart(
        id,
        labels(bins),
        List.of(
            new Series(
                "under the factor", bins.percentages(pattern.partsUnder(), defective::contains)),
            new Series("elsewhere", bins.percentages(elsewhere, defective::contains))));
  }

  private static List<String> labels(TimeBins bins) {
    return bins.starts().stream().map(Figures::clock).toList();
  }
}
