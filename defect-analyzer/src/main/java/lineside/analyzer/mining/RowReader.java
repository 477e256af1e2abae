package lineside.analyzer.mining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lineside.schemas.record.Finding;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of the archive into {@link Inspection}s. Words that many rows share are kept once. One
 * thread at a time.
 */
final class RowReader {
  /** Height over width of a view whose size is unknown. */
  private static final float USUAL_ASPECT = 0.75f;

  /** What a model says that names no kinds. */
  private static final String NO_KIND = "unclassified";

  private final Shifts shifts;
  private final Map<String, String> kindOfCrop;
  private final Map<String, String> words = new HashMap<>();

  RowReader(Shifts shifts, Map<String, String> kindOfCrop) {
    this.shifts = shifts;
    this.kindOfCrop = kindOfCrop;
  }

  Inspection read(InspectionRow row) {
    PartVerdict verdict = row.getVerdict();
    List<Inspection.SeenView> views = new ArrayList<>();
    for (ViewVerdict view : verdict.getViews()) {
      List<Inspection.SeenFinding> findings = findingsOf(view);
      if (!findings.isEmpty()
          || view.getSuppressedFindings() > 0
          || view.getResultEvaluation() == ResultEvaluation.UNDEFINED) {
        views.add(seen(view, findings));
      }
    }
    return new Inspection(
        verdict.getInspectionId(), verdict.getRevision(), partOf(verdict), views, factsOf(verdict));
  }

  private Inspection.SeenView seen(ViewVerdict view, List<Inspection.SeenFinding> findings) {
    boolean isUndefined = view.getResultEvaluation() == ResultEvaluation.UNDEFINED;
    return new Inspection.SeenView(
        word(view.getStationId()),
        word(view.getCameraId()),
        view.getResultEvaluation(),
        isUndefined ? word(reason(view)) : "",
        view.getSuppressedFindings(),
        aspectOf(view),
        view.getEvidenceSha256(),
        findings);
  }

  private static String reason(ViewVerdict view) {
    return view.getUndefinedReason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * A finding of a NOT_OK view counts when it reaches the view's threshold itself or is the
   * clearest of the view; one that continues a defect of the previous segment is counted there.
   */
  private List<Inspection.SeenFinding> findingsOf(ViewVerdict view) {
    return switch (view.getResultEvaluation()) {
      case OK, UNDEFINED -> List.of();
      case NOT_DECIDABLE -> view.getFindings().stream().map(this::finding).toList();
      case NOT_OK -> {
        float bar = barOf(view);
        yield view.getFindings().stream()
            .filter(finding -> !finding.getContinuesPrevious() && finding.getScore() >= bar)
            .map(this::finding)
            .toList();
      }
    };
  }

  private static float barOf(ViewVerdict view) {
    float clearest =
        view.getFindings().stream().map(Finding::getScore).max(Float::compare).orElse(0f);
    Float threshold = view.getThreshold();
    return threshold == null ? 0f : Math.min(threshold, clearest);
  }

  private Inspection.SeenFinding finding(Finding finding) {
    return new Inspection.SeenFinding(
        word(kindOf(finding)),
        finding.getScore(),
        finding.getCentreX(),
        finding.getCentreY(),
        finding.getPositionMm(),
        finding.getEvidenceSha256());
  }

  /** A finding that no model has a name for is of the kind that its crop was found to be of. */
  private String kindOf(Finding finding) {
    String crop = finding.getEvidenceSha256();
    return crop == null || !finding.getKind().equals(NO_KIND)
        ? finding.getKind()
        : kindOfCrop.getOrDefault(crop, NO_KIND);
  }

  private static float aspectOf(ViewVerdict view) {
    return view.getWidthPx() <= 0 || view.getHeightPx() <= 0
        ? USUAL_ASPECT
        : (float) view.getHeightPx() / view.getWidthPx();
  }

  private InspectedPart partOf(PartVerdict verdict) {
    Map<String, Double> readings = new HashMap<>();
    verdict
        .getProcessReadings()
        .forEach(
            (quantity, value) -> {
              if (Double.isFinite(value)) {
                readings.put(word(quantity), value);
              }
            });
    return new InspectedPart(
        word(verdict.getLineId()),
        verdict.getPartId(),
        verdict.getAttempt(),
        verdict.getFirstTriggeredAt(),
        verdict.getResultEvaluation(),
        levelsOf(verdict),
        readings,
        stationsOf(verdict));
  }

  private Map<String, String> levelsOf(PartVerdict verdict) {
    Map<String, String> levels = new HashMap<>();
    PartContext context = verdict.getContext();
    if (context != null) {
      context.getAttributes().forEach((name, value) -> put(levels, name, value));
      put(levels, PopulationBuilder.PALLET, context.getPalletId());
      put(levels, PopulationBuilder.TOOL, context.getToolId());
      put(levels, PopulationBuilder.CAVITY, context.getCavityId());
      put(levels, PopulationBuilder.LOT, context.getLotId());
      put(levels, PopulationBuilder.ORDER, context.getOrderId());
      put(levels, PopulationBuilder.PRODUCT, context.getProductId());
    }
    put(levels, PopulationBuilder.RECIPE, verdict.getRecipeId());
    put(levels, PopulationBuilder.SHIFT, shifts.of(verdict.getFirstTriggeredAt()));
    return levels;
  }

  private void put(Map<String, String> levels, String name, String value) {
    if (!value.isBlank()) {
      levels.put(word(name), word(value));
    }
  }

  private Map<String, StationView> stationsOf(PartVerdict verdict) {
    Map<String, List<ViewVerdict>> byStation = new TreeMap<>();
    for (ViewVerdict view : verdict.getViews()) {
      byStation.computeIfAbsent(word(view.getStationId()), k -> new ArrayList<>()).add(view);
    }
    Map<String, StationView> stations = new HashMap<>();
    byStation.forEach(
        (station, views) -> {
          ViewVerdict worst =
              Collections.max(
                  views, Comparator.comparing(view -> severity(view.getResultEvaluation())));
          if (worst.getResultEvaluation() != ResultEvaluation.UNDEFINED) {
            stations.put(station, stationView(worst, views));
          }
        });
    return stations;
  }

  private StationView stationView(ViewVerdict worst, List<ViewVerdict> views) {
    float nearness = Float.NaN;
    for (ViewVerdict view : views) {
      Float score = view.getScore();
      Float threshold = view.getThreshold();
      if (score != null && threshold != null && threshold > 0) {
        float here = score / threshold;
        nearness = Float.isNaN(nearness) ? here : Math.max(nearness, here);
      }
    }
    String model = worst.getModelSha256();
    return new StationView(
        worst.getResultEvaluation(),
        worst.getEncoderPositionMm(),
        worst.getEvidenceSha256(),
        new StationView.Judged(
            views.get(0).getSequence(), nearness, model == null ? "" : word(model)));
  }

  private static int severity(ResultEvaluation evaluation) {
    return switch (evaluation) {
      case UNDEFINED -> 0;
      case OK -> 1;
      case NOT_DECIDABLE -> 2;
      case NOT_OK -> 3;
    };
  }

  private Inspection.RowFacts factsOf(PartVerdict verdict) {
    PartContext context = verdict.getContext();
    Long away =
        context == null
            ? null
            : context.getAt().toEpochMilli() - verdict.getFirstTriggeredAt().toEpochMilli();
    return new Inspection.RowFacts(
        verdict.getIsPartial(), verdict.getMissingCameras(), away, firstTrigger(verdict));
  }

  private Inspection.@Nullable FirstTrigger firstTrigger(PartVerdict verdict) {
    Optional<ViewVerdict> first =
        verdict.getViews().stream()
            .filter(view -> view.getTriggeredAt().equals(verdict.getFirstTriggeredAt()))
            .findFirst();
    return first
        .map(
            view ->
                new Inspection.FirstTrigger(
                    word(view.getCameraId()), view.getEpoch(), view.getSequence()))
        .orElse(null);
  }

  private String word(String text) {
    String known = words.putIfAbsent(text, text);
    return known == null ? text : known;
  }
}
