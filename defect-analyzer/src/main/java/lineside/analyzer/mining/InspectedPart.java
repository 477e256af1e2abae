package lineside.analyzer.mining;

import java.time.Instant;
import java.util.Map;
import lineside.schemas.record.ResultEvaluation;

/**
 * One inspection as the mining sees it.
 *
 * @param attempt passage of the part, from 1
 * @param at first trigger, event time
 * @param levels palletId, toolId and lotId, where known
 * @param readings process readings by quantity, finite ones only
 * @param stations what each station said, by station; only stations that evaluated the part
 */
public record InspectedPart(
    String lineId,
    String partId,
    int attempt,
    Instant at,
    ResultEvaluation evaluation,
    Map<String, String> levels,
    Map<String, Double> readings,
    Map<String, StationView> stations) {

  /** Copies the maps. */
  public InspectedPart {
    levels = Map.copyOf(levels);
    readings = Map.copyOf(readings);
    stations = Map.copyOf(stations);
  }

  /** Coil of a segment whose part id is {@code coil/segment}; empty for discrete parts. */
  String coil() {
    int slash = partId.lastIndexOf('/');
    return slash < 0 ? "" : partId.substring(0, slash);
  }
}
