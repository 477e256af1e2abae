package lineside.console.quality;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lineside.console.live.AlarmViews;
import lineside.console.live.Board;
import lineside.console.live.Operate;
import lineside.console.problem.Problem;
import lineside.console.shape.ViewShape;
import lineside.console.store.Alarms;
import lineside.console.store.Database;
import lineside.console.store.Feedbacks;
import lineside.console.store.Inspections;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ProcessScore;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/** Tells everything that is known of a part. Thread-safe. */
public final class Genealogy {
  private final Inspections inspections;
  private final Alarms alarms;
  private final Feedbacks feedbacks;
  private final AlarmViews alarmViews;
  private final Operate operate;
  private final InstantSource clock;

  /** From a database. */
  public Genealogy(Database database, Operate operate, Board board, InstantSource clock) {
    this.inspections = new Inspections(database);
    this.alarms = new Alarms(database);
    this.feedbacks = new Feedbacks(database);
    this.alarmViews = new AlarmViews(database, board);
    this.operate = operate;
    this.clock = clock;
  }

  /**
   * A part.
   *
   * @param lineId of one line; null: of all
   * @throws Problem when nothing is known of it
   */
  public PartShape of(String partId, @Nullable String lineId) {
    List<PartShape.Passage> passages =
        inspections.ofPart(partId).stream()
            .filter(found -> lineId == null || found.verdict().getLineId().equals(lineId))
            .map(this::passage)
            .toList();
    if (passages.isEmpty()) {
      throw new Problem(
          Problem.Kind.UNKNOWN_PART,
          "No part of this id is known here. Please check the id, or scan it again.",
          Map.of("partId", partId));
    }
    return new PartShape(partId, passages);
  }

  private PartShape.Passage passage(Inspections.Inspection found) {
    PartVerdict verdict = found.verdict();
    List<PartShape.Revision> revisions = new ArrayList<>();
    found.superseded().forEach(before -> revisions.add(PartShape.Revision.of(before)));
    revisions.add(PartShape.Revision.of(verdict));
    Map<String, String> names = operate.modelNames();
    return new PartShape.Passage(
        verdict.getInspectionId(),
        verdict.getLineId(),
        verdict.getAttempt(),
        verdict.getRecipeId(),
        verdict.getFirstTriggeredAt().toEpochMilli(),
        verdict.getResultEvaluation().name(),
        verdict.getIsPartial(),
        verdict.getMissingCameras(),
        revisions,
        verdict.getViews().stream().map(view -> ViewShape.of(view, names, null)).toList(),
        List.copyOf(models(verdict, names)),
        context(verdict.getContext()),
        process(verdict),
        alarmViews.shapes(alarmsOf(verdict), clock.millis()),
        feedbacks.ofPart(verdict.getPartId()).stream()
            .filter(
                said ->
                    said.getLineId().equals(verdict.getLineId())
                        && said.getAttempt() == verdict.getAttempt())
            .map(PartShape.Said::of)
            .toList());
  }

  private List<Alarm> alarmsOf(PartVerdict verdict) {
    List<String> stations =
        verdict.getViews().stream()
            .filter(view -> view.getResultEvaluation() != ResultEvaluation.OK)
            .map(ViewVerdict::getStationId)
            .distinct()
            .toList();
    return alarms.ofPart(
        verdict.getPartId(),
        verdict.getLineId(),
        stations,
        verdict.getFirstTriggeredAt().toEpochMilli());
  }

  private static Collection<PartShape.Model> models(
      PartVerdict verdict, Map<String, String> names) {
    Map<String, PartShape.Model> models = new LinkedHashMap<>();
    for (ViewVerdict view : verdict.getViews()) {
      String sha256 = view.getModelSha256();
      if (sha256 != null) {
        models.putIfAbsent(
            sha256 + view.getThreshold(),
            new PartShape.Model(
                sha256,
                names.get(sha256),
                view.getThreshold(),
                view.getUndecidableFrom(),
                view.getModelStage().name(),
                view.getDeploymentRevision()));
      }
    }
    return models.values();
  }

  private static PartShape.@Nullable Context context(@Nullable PartContext context) {
    return context == null
        ? null
        : new PartShape.Context(
            context.getOrderId(),
            context.getLotId(),
            context.getToolId(),
            context.getPalletId(),
            context.getCavityId(),
            context.getProductId(),
            context.getAttributes());
  }

  private static List<PartShape.Reading> process(PartVerdict verdict) {
    List<PartShape.Reading> readings = new ArrayList<>();
    new TreeMap<>(verdict.getProcessReadings())
        .forEach(
            (quantity, value) -> {
              ProcessScore score = verdict.getProcessScores().get(quantity);
              readings.add(
                  new PartShape.Reading(
                      quantity,
                      value,
                      "",
                      score == null ? null : score.getDrift(),
                      score == null ? null : score.getOutlier()));
            });
    return readings;
  }
}
