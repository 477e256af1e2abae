package lineside.analyzer.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Box;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.record.Finding;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.UndefinedReason;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/** Rows of an archive and words of persons, made by hand. */
final class Rows {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final String LINE = "line-a";

  private Rows() {}

  /** A part with these views. */
  static InspectionRow row(String partId, ViewVerdict... views) {
    String inspectionId = Identities.inspectionId(LINE, partId, 1);
    List<ViewVerdict> own = new ArrayList<>();
    for (ViewVerdict view : views) {
      own.add(
          ViewVerdict.newBuilder(view)
              .setPartId(partId)
              .setInspectionId(inspectionId)
              .setViewId(partId + "/" + own.size())
              .build());
    }
    PartVerdict verdict =
        PartVerdict.newBuilder()
            .setVerdictId(Identities.verdictId(inspectionId, 0))
            .setInspectionId(inspectionId)
            .setRevision(0)
            .setRevisionReason("")
            .setLineId(LINE)
            .setPartId(partId)
            .setAttempt(1)
            .setRecipeId("bracket")
            .setResultEvaluation(ResultEvaluation.NOT_OK)
            .setIsPartial(false)
            .setIsSimulated(true)
            .setViews(own)
            .setMissingCameras(List.of())
            .setProcessReadings(Map.of())
            .setFirstTriggeredAt(NOON)
            .setDecidedAt(NOON)
            .setDecidedAtMicros(0)
            .build();
    return new InspectionRow(verdict, true, 0, false);
  }

  /** A view of which crops were kept, each with its kind. */
  static ViewVerdict flagged(String... kindsAndCrops) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < kindsAndCrops.length; i += 2) {
      findings.add(finding(kindsAndCrops[i], kindsAndCrops[i + 1]));
    }
    return view(ResultEvaluation.NOT_OK, findings, null);
  }

  /** A view that was kept whole. */
  static ViewVerdict whole(ResultEvaluation evaluation, String picture) {
    return view(evaluation, List.of(), picture);
  }

  /** A view of which nothing was kept. */
  static ViewVerdict passed() {
    return view(ResultEvaluation.OK, List.of(), null);
  }

  static ViewVerdict view(
      ResultEvaluation evaluation, List<Finding> findings, @Nullable String picture) {
    return ViewVerdict.newBuilder()
        .setViewId("")
        .setInspectionId("")
        .setLineId(LINE)
        .setStationId("station-1")
        .setCameraId("cam-1")
        .setEpoch(1)
        .setSequence(1)
        .setTriggeredAt(NOON)
        .setPartId("")
        .setAttempt(1)
        .setRecipeId("bracket")
        .setIsSimulated(true)
        .setResultEvaluation(evaluation)
        .setUndefinedReason(UndefinedReason.NONE)
        .setDetail("")
        .setModelSha256("5a".repeat(32))
        .setWidthPx(640)
        .setHeightPx(480)
        .setFindings(findings)
        .setPictureSha256(picture)
        .setEvaluatedAtMicros(0)
        .setBatchSize(1)
        .build();
  }

  static Finding finding(String kind, @Nullable String crop) {
    return Finding.newBuilder()
        .setKind(kind)
        .setScore(0.9f)
        .setAreaPx(40)
        .setBox(new Box(10, 20, 8, 6))
        .setCentreX(0.2f)
        .setCentreY(0.3f)
        .setTouchesStart(false)
        .setTouchesEnd(false)
        .setContinuesPrevious(false)
        .setEvidenceSha256(crop)
        .build();
  }

  static Feedback defective(String partId, String person, String... kinds) {
    return said(partId, person, true, kinds);
  }

  static Feedback good(String partId, String person) {
    return said(partId, person, false);
  }

  private static Feedback said(String partId, String person, boolean isDefective, String... kinds) {
    return Feedback.newBuilder()
        .setFeedbackId(partId + "/" + person + "/" + isDefective)
        .setLineId(LINE)
        .setPartId(partId)
        .setAttempt(1)
        .setOccasion(FeedbackOccasion.REJECT_BIN)
        .setIsDefective(isDefective)
        .setDefectKinds(List.of(kinds))
        .setPerson(person)
        .setAt(NOON.plusSeconds(60))
        .build();
  }

  static Feedback at(Feedback feedback, FeedbackOccasion occasion, Instant at) {
    return Feedback.newBuilder(feedback)
        .setFeedbackId(feedback.getFeedbackId() + "/" + occasion)
        .setOccasion(occasion)
        .setAt(at)
        .build();
  }
}
