package lineside.jobs.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import lineside.schemas.record.Finding;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.Spc;
import lineside.schemas.record.ViewVerdict;

/**
 * Keeps p and u charts, first-pass yield and Pareto counts of one line by station, recipe and
 * period. A part is counted when its inspection closes, when nothing about it can change any more.
 * Works on state that the caller keeps; not thread-safe.
 */
public final class ControlCharts {
  /** Counts open at once; more are forged stations, recipes or times. */
  private static final int MAX_OPEN = 10_000;

  /** Kinds counted by name. */
  private static final int MAX_KINDS = 32;

  /** Line time after which the baseline of a station and recipe that rest is forgotten. */
  private static final long FORGET_AFTER_MILLIS = TimeUnit.DAYS.toMillis(7);

  private final State state;
  private final long periodMillis;

  /** Works on {@code state} with periods that start at multiples of {@code periodMillis}. */
  public ControlCharts(State state, long periodMillis) {
    this.state = state;
    this.periodMillis = periodMillis;
  }

  /** State: a Flink POJO. */
  public static final class State {
    /** Open counts by station, recipe and start of the period. */
    public Map<String, ChartCounts> open = new HashMap<>();

    /** Centres by station and recipe. */
    public Map<String, ChartBaseline> baselines = new HashMap<>();

    /** Start of the oldest open period; too early is slow, too late is wrong. */
    public long earliestStartMillis = Long.MAX_VALUE;

    /** Empty charts. */
    public State() {}
  }

  /** Counts a part by the verdict that it keeps. */
  public void part(PartVerdict part) {
    Map<String, List<ViewVerdict>> byStation = new TreeMap<>();
    for (ViewVerdict view : part.getViews()) {
      if (!view.getStationId().isEmpty()) {
        byStation.computeIfAbsent(view.getStationId(), id -> new ArrayList<>()).add(view);
      }
    }
    count("", part, part.getResultEvaluation(), part.getViews());
    byStation.forEach((stationId, views) -> count(stationId, part, worst(views), views));
  }

  /** Closes and forgets the periods that end at {@code horizonMillis} or before. */
  public List<Spc> closeUntil(String lineId, long horizonMillis) {
    if (state.open.isEmpty() || state.earliestStartMillis + periodMillis > horizonMillis) {
      return List.of();
    }
    List<ChartCounts> closed = new ArrayList<>();
    long earliest = Long.MAX_VALUE;
    for (ChartCounts counts : state.open.values()) {
      if (counts.periodStartMillis + periodMillis <= horizonMillis) {
        closed.add(counts);
      } else {
        earliest = Math.min(earliest, counts.periodStartMillis);
      }
    }
    state.earliestStartMillis = earliest;
    closed.sort(
        Comparator.comparingLong((ChartCounts counts) -> counts.periodStartMillis)
            .thenComparing(counts -> counts.stationId)
            .thenComparing(counts -> counts.recipeId));
    List<Spc> charts = new ArrayList<>();
    for (ChartCounts counts : closed) {
      state.open.remove(key(counts.stationId, counts.recipeId) + '|' + counts.periodStartMillis);
      charts.add(chart(lineId, counts));
    }
    return charts;
  }

  /** Forgets the centres of stations and recipes that rest for a week. */
  public void forgetOld(long nowMillis) {
    state
        .baselines
        .values()
        .removeIf(baseline -> baseline.lastSeenMillis < nowMillis - FORGET_AFTER_MILLIS);
  }

  private void count(
      String stationId, PartVerdict part, ResultEvaluation evaluation, List<ViewVerdict> views) {
    ChartCounts counts = counts(stationId, part);
    if (evaluation == ResultEvaluation.UNDEFINED) {
      counts.undefinedParts++;
      return;
    }
    counts.parts++;
    if (evaluation == ResultEvaluation.NOT_OK) {
      counts.nonconforming++;
    } else if (evaluation == ResultEvaluation.NOT_DECIDABLE) {
      counts.undecided++;
    }
    if (part.getAttempt() == 1) {
      counts.firstPassParts++;
      if (evaluation == ResultEvaluation.OK) {
        counts.firstPassOk++;
      }
    }
    for (ViewVerdict view : views) {
      if (view.getResultEvaluation() == ResultEvaluation.NOT_OK) {
        countDefects(counts, view);
      }
    }
  }

  private static void countDefects(ChartCounts counts, ViewVerdict view) {
    if (view.getFindings().isEmpty()) {
      countDefect(counts, "unclassified");
    }
    for (Finding finding : view.getFindings()) {
      if (!finding.getContinuesPrevious()) {
        countDefect(counts, finding.getKind());
      }
    }
  }

  private static void countDefect(ChartCounts counts, String kind) {
    counts.defects++;
    boolean isNamed = counts.kinds.containsKey(kind) || counts.kinds.size() < MAX_KINDS;
    counts.kinds.merge(isNamed ? kind : "other", 1L, Long::sum);
  }

  private ChartCounts counts(String stationId, PartVerdict part) {
    long atMillis = part.getFirstTriggeredAt().toEpochMilli();
    long start = Math.floorDiv(atMillis, periodMillis) * periodMillis;
    String key = key(stationId, part.getRecipeId()) + '|' + start;
    ChartCounts counts = state.open.get(key);
    if (counts == null) {
      counts = new ChartCounts();
      counts.stationId = stationId;
      counts.recipeId = part.getRecipeId();
      counts.periodStartMillis = start;
      if (state.open.size() < MAX_OPEN) {
        state.open.put(key, counts);
        state.earliestStartMillis = Math.min(state.earliestStartMillis, start);
      }
    }
    return counts;
  }

  private Spc chart(String lineId, ChartCounts counts) {
    ChartBaseline baseline =
        state.baselines.computeIfAbsent(
            key(counts.stationId, counts.recipeId), key -> new ChartBaseline());
    baseline.lastSeenMillis = counts.periodStartMillis + periodMillis;
    Spc chart = ChartPoint.of(counts, baseline, periodMillis).setLineId(lineId).build();
    if (counts.parts > 0 && !chart.getIsPOut() && !chart.getIsUOut()) {
      baseline.add(counts);
    }
    return chart;
  }

  /** As for parts: NOT_OK before UNDEFINED before NOT_DECIDABLE. */
  private static ResultEvaluation worst(List<ViewVerdict> views) {
    for (ResultEvaluation evaluation :
        List.of(
            ResultEvaluation.NOT_OK, ResultEvaluation.UNDEFINED, ResultEvaluation.NOT_DECIDABLE)) {
      if (views.stream().anyMatch(view -> view.getResultEvaluation() == evaluation)) {
        return evaluation;
      }
    }
    return ResultEvaluation.OK;
  }

  private static String key(String stationId, String recipeId) {
    return stationId + '|' + recipeId;
  }
}
