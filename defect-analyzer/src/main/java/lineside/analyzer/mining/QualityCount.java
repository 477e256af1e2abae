package lineside.analyzer.mining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.schemas.record.ResultEvaluation;

/** Counts what {@link DataQuality} tells. Takes inspections in order of time. */
final class QualityCount {
  private static final long FAR_MILLIS = Duration.ofHours(1).toMillis();

  private final Map<List<String>, Long> undefined = new HashMap<>();
  private final Map<List<String>, Long> models = new HashMap<>();
  private final Map<String, LineOrder> orders = new TreeMap<>();
  private long partial;
  private long withoutContext;
  private long withoutReadings;
  private long suppressedFindings;
  private long suppressedViews;
  private long contextsFarAway;

  /** Highest number so far, by camera and epoch. */
  private static final class LineOrder {
    private final Map<String, Long> highest = new HashMap<>();
    private long backwards;
    private long parts;

    void take(Inspection.FirstTrigger trigger) {
      String counter = trigger.cameraId() + "/" + trigger.epoch();
      Long before = highest.get(counter);
      if (before != null && trigger.sequence() < before) {
        backwards++;
      } else {
        highest.put(counter, trigger.sequence());
      }
    }
  }

  void take(Inspection inspection) {
    InspectedPart part = inspection.part();
    Inspection.RowFacts facts = inspection.facts();
    partial += facts.isPartial() ? 1 : 0;
    withoutReadings += part.readings().isEmpty() ? 1 : 0;
    Long away = facts.contextAwayMillis();
    if (away == null) {
      withoutContext++;
    } else if (Math.abs(away) > FAR_MILLIS) {
      contextsFarAway++;
    }
    LineOrder order = orders.computeIfAbsent(part.lineId(), k -> new LineOrder());
    order.parts++;
    Inspection.FirstTrigger trigger = facts.trigger();
    if (trigger != null) {
      order.take(trigger);
    }
    for (Inspection.SeenView view : inspection.views()) {
      take(part.lineId(), view);
    }
    for (String camera : facts.missingCameras()) {
      undefined.merge(List.of(part.lineId(), "–", camera, "never triggered"), 1L, Long::sum);
    }
    part.stations()
        .forEach(
            (station, view) ->
                models.merge(
                    List.of(part.lineId(), station, view.judged().modelSha256()), 1L, Long::sum));
  }

  private void take(String lineId, Inspection.SeenView view) {
    if (view.evaluation() == ResultEvaluation.UNDEFINED) {
      undefined.merge(
          List.of(lineId, view.stationId(), view.cameraId(), view.undefinedReason()),
          1L,
          Long::sum);
    }
    suppressedFindings += view.suppressed();
    suppressedViews += view.suppressed() > 0 ? 1 : 0;
  }

  DataQuality result() {
    List<DataQuality.LineClock> clocks = new ArrayList<>();
    orders.forEach(
        (line, order) -> clocks.add(new DataQuality.LineClock(line, order.backwards, order.parts)));
    return new DataQuality(
        partial,
        withoutContext,
        withoutReadings,
        suppressedFindings,
        suppressedViews,
        inOrder(undefined).stream()
            .map(
                e ->
                    new DataQuality.UndefinedViews(
                        e.getKey().get(0),
                        e.getKey().get(1),
                        e.getKey().get(2),
                        e.getKey().get(3),
                        e.getValue()))
            .toList(),
        inOrder(models).stream()
            .map(
                e ->
                    new DataQuality.ModelUse(
                        e.getKey().get(0), e.getKey().get(1), e.getKey().get(2), e.getValue()))
            .toList(),
        clocks,
        contextsFarAway);
  }

  private static List<Map.Entry<List<String>, Long>> inOrder(Map<List<String>, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Comparator.comparing(entry -> String.join("\u0000", entry.getKey())))
        .toList();
  }
}
