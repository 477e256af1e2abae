package lineside.jobs.chart;

import java.util.HashMap;
import java.util.Map;

/** Counts of one station, or of the line, one recipe and one period: state, a Flink POJO. */
public final class ChartCounts {
  /** Station; empty for whole parts. */
  public String stationId = "";

  /** Recipe. */
  public String recipeId = "";

  /** First instant, event time, milliseconds since 1970 (UTC). */
  public long periodStartMillis;

  /** Inspections with evidence. */
  public long parts;

  /** Of these NOT_OK. */
  public long nonconforming;

  /** Of these NOT_DECIDABLE. */
  public long undecided;

  /** Inspections without evidence. */
  public long undefinedParts;

  /** Connected defects. */
  public long defects;

  /** Of parts, those on their first attempt. */
  public long firstPassParts;

  /** Of these OK. */
  public long firstPassOk;

  /** Connected defects by kind. */
  public Map<String, Long> kinds = new HashMap<>();

  /** For the serializer. */
  public ChartCounts() {}
}
