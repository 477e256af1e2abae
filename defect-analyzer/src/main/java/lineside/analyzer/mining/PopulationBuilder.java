package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lineside.schemas.record.Finding;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;

/**
 * Turns rows of the archive into a {@link Population}.
 *
 * <p>A finding counts when its view is NOT_OK and it reaches the view's threshold itself or is the
 * clearest of the view; one that continues a defect of the previous segment is counted there.
 * UNDEFINED views are neither defects nor base.
 */
public final class PopulationBuilder {
  /** Factor names, as in the records. */
  static final String PALLET = "palletId";

  /** Height over width of a view whose size is unknown. */
  private static final float USUAL_ASPECT = 0.75f;

  static final String TOOL = "toolId";
  static final String LOT = "lotId";

  private final List<InspectedPart> parts = new ArrayList<>();
  private final Map<StationKey, List<InspectedPart>> bases = new HashMap<>();
  private final Map<GroupKey, List<Occurrence>> marks = new TreeMap<>(GroupKey.ORDER);
  private final Map<GroupKey, Set<InspectedPart>> undecided = new TreeMap<>(GroupKey.ORDER);

  private record StationKey(String lineId, String stationId) {}

  private PopulationBuilder() {}

  /** Builds the population of {@code rows}, which are in order of first trigger. */
  public static Population of(List<InspectionRow> rows) {
    PopulationBuilder builder = new PopulationBuilder();
    rows.forEach(row -> builder.add(row.getVerdict()));
    return builder.build();
  }

  private void add(PartVerdict verdict) {
    InspectedPart part = partOf(verdict);
    parts.add(part);
    for (String station : part.stations().keySet()) {
      bases
          .computeIfAbsent(new StationKey(part.lineId(), station), k -> new ArrayList<>())
          .add(part);
    }
    for (ViewVerdict view : verdict.getViews()) {
      if (view.getResultEvaluation() == ResultEvaluation.NOT_OK) {
        countFindings(part, view);
      }
      if (view.getResultEvaluation() == ResultEvaluation.NOT_DECIDABLE) {
        view.getFindings()
            .forEach(
                f -> undecided.computeIfAbsent(keyOf(part, view, f), k -> identitySet()).add(part));
      }
    }
  }

  private void countFindings(InspectedPart part, ViewVerdict view) {
    int partIndex = sizeOfBase(part.lineId(), view.getStationId()) - 1;
    float clearest =
        view.getFindings().stream().map(Finding::getScore).max(Float::compare).orElse(0f);
    Float threshold = view.getThreshold();
    float bar = threshold == null ? 0f : Math.min(threshold, clearest);
    for (Finding finding : view.getFindings()) {
      if (finding.getContinuesPrevious() || finding.getScore() < bar) {
        continue;
      }
      marks
          .computeIfAbsent(keyOf(part, view, finding), k -> new ArrayList<>())
          .add(occurrence(partIndex, part, view, finding));
    }
  }

  private int sizeOfBase(String lineId, String stationId) {
    return bases.getOrDefault(new StationKey(lineId, stationId), List.of()).size();
  }

  private Population build() {
    List<DefectGroup> groups = new ArrayList<>();
    marks.forEach(
        (key, found) -> {
          Map<Integer, Occurrence> clearest = new LinkedHashMap<>();
          for (Occurrence mark : found) {
            clearest.merge(mark.partIndex(), mark, (a, b) -> b.score() > a.score() ? b : a);
          }
          List<InspectedPart> base =
              bases.getOrDefault(new StationKey(key.lineId(), key.stationId()), List.of());
          groups.add(new DefectGroup(key, base, List.copyOf(clearest.values()), found));
        });
    List<Population.UndecidedCount> counts = new ArrayList<>();
    undecided.forEach((key, set) -> counts.add(new Population.UndecidedCount(key, set.size())));
    return new Population(parts, groups, counts);
  }

  private static GroupKey keyOf(InspectedPart part, ViewVerdict view, Finding finding) {
    return new GroupKey(part.lineId(), view.getStationId(), finding.getKind());
  }

  private static Occurrence occurrence(
      int partIndex, InspectedPart part, ViewVerdict view, Finding finding) {
    return new Occurrence(
        partIndex,
        part,
        finding.getCentreX(),
        finding.getCentreY(),
        aspectOf(view),
        finding.getPositionMm(),
        finding.getScore(),
        finding.getEvidenceSha256(),
        view.getEvidenceSha256());
  }

  private static float aspectOf(ViewVerdict view) {
    return view.getWidthPx() <= 0 || view.getHeightPx() <= 0
        ? USUAL_ASPECT
        : (float) view.getHeightPx() / view.getWidthPx();
  }

  private static InspectedPart partOf(PartVerdict verdict) {
    Map<String, String> levels = new HashMap<>();
    PartContext context = verdict.getContext();
    if (context != null) {
      putKnown(levels, PALLET, context.getPalletId());
      putKnown(levels, TOOL, context.getToolId());
      putKnown(levels, LOT, context.getLotId());
    }
    Map<String, Double> readings = new HashMap<>(verdict.getProcessReadings());
    readings.values().removeIf(value -> !Double.isFinite(value));
    return new InspectedPart(
        verdict.getLineId(),
        verdict.getPartId(),
        verdict.getAttempt(),
        verdict.getFirstTriggeredAt(),
        verdict.getResultEvaluation(),
        levels,
        readings,
        stationsOf(verdict));
  }

  private static void putKnown(Map<String, String> levels, String name, String value) {
    if (!value.isBlank()) {
      levels.put(name, value);
    }
  }

  private static Map<String, StationView> stationsOf(PartVerdict verdict) {
    Map<String, List<ViewVerdict>> byStation = new TreeMap<>();
    for (ViewVerdict view : verdict.getViews()) {
      if (view.getResultEvaluation() != ResultEvaluation.UNDEFINED) {
        byStation.computeIfAbsent(view.getStationId(), k -> new ArrayList<>()).add(view);
      }
    }
    Map<String, StationView> stations = new HashMap<>();
    byStation.forEach(
        (station, views) -> {
          ViewVerdict worst =
              Collections.max(
                  views, Comparator.comparing(view -> severity(view.getResultEvaluation())));
          stations.put(
              station,
              new StationView(
                  worst.getResultEvaluation(),
                  worst.getEncoderPositionMm(),
                  worst.getEvidenceSha256()));
        });
    return stations;
  }

  private static int severity(ResultEvaluation evaluation) {
    return switch (evaluation) {
      case UNDEFINED -> 0;
      case OK -> 1;
      case NOT_DECIDABLE -> 2;
      case NOT_OK -> 3;
    };
  }

  private static Set<InspectedPart> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
