package lineside.console.browser;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import lineside.console.plant.Plant;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Box;
import lineside.schemas.record.Finding;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;

/** Sends parts as the jobs do: a view verdict, then the verdict on the part, with pictures. */
final class Parts {
  static final String MODEL = Models.identityOf("bracket-s");
  private final Plant plant;
  private final EvidenceFolder evidence;
  private final AtomicLong sequence = new AtomicLong();

  Parts(Plant plant, EvidenceFolder evidence) {
    this.plant = plant;
    this.evidence = evidence;
  }

  /**
   * A part at {@code station} of {@code line}; the picture of a rejected one has a scratch and a
   * defect map, that of an undecided one a scratch alone.
   */
  PartVerdict send(String line, String station, String partId, ResultEvaluation evaluation)
      throws IOException {
    ViewVerdict view = view(line, station, partId, evaluation);
    plant.send(Topic.VIEW_VERDICT, line, view);
    PartVerdict part = part(view, 0, "");
    plant.send(Topic.GATE_VERDICT, partId, part);
    plant.send(Topic.PART_VERDICT, partId, part);
    return part;
  }

  /** A later verdict on the same inspection. */
  void revise(PartVerdict before, ResultEvaluation evaluation, String reason) {
    ViewVerdict view =
        ViewVerdict.newBuilder(before.getViews().get(0)).setResultEvaluation(evaluation).build();
    PartVerdict part = part(view, before.getRevision() + 1, reason);
    part.setSupersedes(before.getVerdictId());
    plant.send(Topic.GATE_VERDICT, part.getPartId(), part);
    plant.send(Topic.PART_VERDICT, part.getPartId(), part);
  }

  private ViewVerdict view(String line, String station, String partId, ResultEvaluation evaluation)
      throws IOException {
    long number = sequence.incrementAndGet();
    boolean isUndefined = evaluation == ResultEvaluation.UNDEFINED;
    boolean isFlagged =
        evaluation == ResultEvaluation.NOT_OK || evaluation == ResultEvaluation.NOT_DECIDABLE;
    Instant now = Instant.now();
    ViewVerdict.Builder view =
        ViewVerdict.newBuilder()
            .setViewId(Identities.viewId(station + "-top", 1, number))
            .setInspectionId(Identities.inspectionId(line, partId, 1))
            .setLineId(line)
            .setStationId(station)
            .setCameraId(station + "-top")
            .setEpoch(1)
            .setSequence(number)
            .setTriggeredAt(now)
            .setPartId(partId)
            .setAttempt(1)
            .setRecipeId(Recipes.ID)
            .setIsSimulated(true)
            .setResultEvaluation(evaluation)
            .setUndefinedReason(isUndefined ? UndefinedReason.LOST : UndefinedReason.NONE)
            .setDetail("")
            .setWidthPx(Pictures.WIDTH)
            .setHeightPx(Pictures.HEIGHT)
            .setFindings(isFlagged ? List.of(scratch((int) number)) : List.of())
            .setEvaluatedAtMicros(micros(now))
            .setBatchSize(1);
    if (!isUndefined) {
      view.setScore(isFlagged ? 0.97f : 0.08f).setThreshold(0.9f).setModelSha256(MODEL);
    }
    if (isFlagged) {
      view.setEvidenceSha256(evidence.store(Pictures.bracket((int) number, true)));
    }
    if (evaluation == ResultEvaluation.NOT_OK) {
      view.setDefectMapSha256(evidence.store(Pictures.defectMap((int) number)));
    }
    return view.build();
  }

  private Finding scratch(int number) throws IOException {
    int left = Pictures.scratchX(number);
    return Finding.newBuilder()
        .setKind("scratch")
        .setScore(0.97f)
        .setAreaPx(120)
        .setBox(new Box(left - 4, 174, 72, 36))
        .setCentreX((left + 32f) / Pictures.WIDTH)
        .setCentreY(192f / Pictures.HEIGHT)
        .setTouchesStart(false)
        .setTouchesEnd(false)
        .setContinuesPrevious(false)
        .setEvidenceSha256(evidence.store(Pictures.scratchCrop(number)))
        .build();
  }

  private static PartVerdict part(ViewVerdict view, int revision, String reason) {
    Instant now = Instant.now();
    return PartVerdict.newBuilder()
        .setVerdictId(Identities.verdictId(view.getInspectionId(), revision))
        .setInspectionId(view.getInspectionId())
        .setRevision(revision)
        .setRevisionReason(reason)
        .setLineId(view.getLineId())
        .setPartId(view.getPartId())
        .setAttempt(view.getAttempt())
        .setRecipeId(view.getRecipeId())
        .setResultEvaluation(view.getResultEvaluation())
        .setIsPartial(false)
        .setIsSimulated(true)
        .setViews(List.of(view))
        .setMissingCameras(List.of())
        .setContext(context(view))
        .setProcessReadings(Map.of("coolant-temperature", 31.5))
        .setFirstTriggeredAt(view.getTriggeredAt())
        .setDecidedAt(now)
        .setDecidedAtMicros(micros(now))
        .build();
  }

  private static PartContext context(ViewVerdict view) {
    return PartContext.newBuilder()
        .setLineId(view.getLineId())
        .setPartId(view.getPartId())
        .setAttempt(view.getAttempt())
        .setProductId("bracket")
        .setOrderId("order-12")
        .setLotId("lot-7")
        .setToolId("tool-3")
        .setPalletId("5")
        .setAt(view.getTriggeredAt())
        .setRecipeId("")
        .setCavityId("2")
        .setAttributes(Map.of("shift-leader", "Berger"))
        .build();
  }

  static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
  }
}
