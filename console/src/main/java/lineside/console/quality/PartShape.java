package lineside.console.quality;

import java.util.List;
import java.util.Map;
import lineside.console.shape.AlarmShape;
import lineside.console.shape.BoxShape;
import lineside.console.shape.ViewShape;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackMark;
import lineside.schemas.record.PartVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of a part.
 *
 * @param inspections the newest first
 */
public record PartShape(String partId, List<Passage> inspections) {
  /** Copies the list. */
  public PartShape {
    inspections = List.copyOf(inspections);
  }

  /**
   * One passage over a line.
   *
   * @param evaluation of the highest revision
   * @param revisions rising
   * @param views of the highest revision
   */
  public record Passage(
      String inspectionId,
      String lineId,
      int attempt,
      String recipeId,
      long firstTriggeredAt,
      String evaluation,
      boolean partial,
      List<String> missingCameras,
      List<Revision> revisions,
      List<ViewShape> views,
      List<Model> models,
      @Nullable Context context,
      List<Reading> process,
      List<AlarmShape> alarms,
      List<Said> feedback) {}

  /** One verdict. */
  public record Revision(
      String verdictId,
      int revision,
      @Nullable String supersedes,
      String reason,
      String evaluation,
      long decidedAt) {
    static Revision of(PartVerdict verdict) {
      return new Revision(
          verdict.getVerdictId(),
          verdict.getRevision(),
          verdict.getSupersedes(),
          verdict.getRevisionReason(),
          verdict.getResultEvaluation().name(),
          verdict.getDecidedAt().toEpochMilli());
    }
  }

  /** A model that judged a view, with its thresholds then. */
  public record Model(
      String sha256,
      @Nullable String name,
      @Nullable Float threshold,
      @Nullable Float undecidableFrom,
      String stage,
      @Nullable Integer deploymentRevision) {}

  /** What the MES knew of it. */
  public record Context(
      String orderId,
      String lotId,
      String toolId,
      String palletId,
      String cavityId,
      String productId,
      Map<String, String> attributes) {}

  /** A process reading at its first trigger. */
  public record Reading(
      String quantity,
      double value,
      String unit,
      @Nullable Double drift,
      @Nullable Double outlier) {}

  /** A place on a picture that a person pointed at. */
  public record Mark(String viewId, BoxShape box, boolean defect, String kind) {}

  /** What a person said. */
  public record Said(
      String feedbackId,
      String partId,
      String lineId,
      int attempt,
      String occasion,
      boolean defective,
      List<String> defectKinds,
      String person,
      String comment,
      long at,
      List<Mark> marks,
      @Nullable String crop) {
    static Said of(Feedback feedback) {
      return new Said(
          feedback.getFeedbackId(),
          feedback.getPartId(),
          feedback.getLineId(),
          feedback.getAttempt(),
          feedback.getOccasion().name(),
          feedback.getIsDefective(),
          feedback.getDefectKinds(),
          feedback.getPerson(),
          feedback.getComment(),
          feedback.getAt().toEpochMilli(),
          feedback.getMarks().stream().map(Said::mark).toList(),
          feedback.getMarks().stream()
              .map(FeedbackMark::getCropSha256)
              .filter(sha256 -> sha256 != null)
              .findFirst()
              .orElse(null));
    }

    private static Mark mark(FeedbackMark mark) {
      return new Mark(
          mark.getViewId(),
          new BoxShape(mark.getX(), mark.getY(), mark.getWidth(), mark.getHeight()),
          mark.getIsDefect(),
          mark.getKind());
    }
  }
}
