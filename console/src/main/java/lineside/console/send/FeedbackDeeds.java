package lineside.console.send;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lineside.console.problem.Problem;
import lineside.console.shape.BoxShape;
import lineside.console.store.CropRemark;
import lineside.console.store.Crops;
import lineside.console.store.Database;
import lineside.console.store.Inspections;
import lineside.console.store.StoredCrop;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackMark;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/** Says what persons found on parts and on pictures. Thread-safe. */
public final class FeedbackDeeds {
  private static final int MOST_MARKS = 64;
  private static final int MOST_KINDS = 16;

  private final TopicSender sender;
  private final Inspections inspections;
  private final Crops crops;
  private final InstantSource clock;

  /** Writes by a sender. */
  public FeedbackDeeds(TopicSender sender, Database database, InstantSource clock) {
    this.sender = sender;
    this.inspections = new Inspections(database);
    this.crops = new Crops(database);
    this.clock = clock;
  }

  /** A place on a picture. */
  public record Mark(@Nullable String viewId, @Nullable BoxShape box) {}

  /**
   * What a person says of a part.
   *
   * @param judgement confirm, overturn or missed; null where {@code defective} is given
   * @param occasion reject-bin, further-on or audit; null: as the judgement has it
   */
  public record PartWord(
      @Nullable String feedbackId,
      @Nullable String partId,
      @Nullable String lineId,
      @Nullable Integer attempt,
      @Nullable String judgement,
      @Nullable Boolean defective,
      @Nullable String occasion,
      @Nullable List<String> defectKinds,
      @Nullable String comment,
      @Nullable String person,
      @Nullable List<Mark> marks) {}

  /** What a person says of the picture of a finding. */
  public record CropWord(
      @Nullable String feedbackId,
      @Nullable String inspectionId,
      @Nullable String viewId,
      @Nullable Boolean defect,
      @Nullable String kind,
      @Nullable String comment,
      @Nullable String person) {}

  /** That it is recorded: the broker has it. */
  public record Recorded(String feedbackId, boolean recorded, String evaluation, String text) {}

  /**
   * Says something of a part.
   *
   * @throws Problem when the part is not known, the word cannot be understood or the broker is away
   */
  public Recorded say(PartWord word, String signedIn) {
    PartVerdict verdict = verdictOf(word);
    boolean isDefective = isDefective(word, verdict.getResultEvaluation());
    Feedback feedback =
        begun(verdict, word.feedbackId(), Texts.actor(signedIn, word.person()))
            .setOccasion(occasionOf(word))
            .setIsDefective(isDefective)
            .setDefectKinds(isDefective ? kindsOf(word.defectKinds()) : List.of())
            .setComment(Texts.comment(word.comment()))
            .setMarks(marksOf(word.marks(), verdict, isDefective))
            .build();
    sender.send(Topic.FEEDBACK, feedback.getPartId(), feedback);
    return new Recorded(
        feedback.getFeedbackId(),
        true,
        verdict.getResultEvaluation().name(),
        "Recorded: part %s is %s."
            .formatted(feedback.getPartId(), isDefective ? "defective" : "good"));
  }

  /**
   * Says something of a crop. The part counts as defective as long as a crop of it shows a defect
   * or nobody has looked at one.
   *
   * @throws Problem as above
   */
  public CropRemark say(String sha256, CropWord word, String signedIn) {
    Boolean isDefect = word.defect();
    String viewId = word.viewId();
    if (isDefect == null || viewId == null) {
      throw Problem.badRequest(isDefect == null ? "defect" : "viewId", "it is missing");
    }
    StoredCrop crop =
        crops
            .find(sha256, viewId)
            .orElseThrow(
                () -> new Problem(Problem.Kind.UNKNOWN_CROP, "There is no such picture here."));
    PartVerdict verdict =
        inspections
            .find(crop.origin().inspectionId())
            .orElseThrow(() -> unknown(crop.origin().partId()));
    String kind = isDefect ? Texts.kind(word.kind()) : "";
    StoredCrop.Area area = crop.area();
    Feedback feedback =
        begun(verdict, word.feedbackId(), Texts.actor(signedIn, word.person()))
            .setOccasion(FeedbackOccasion.PICTURE)
            .setIsDefective(isDefect || hasOther(crop))
            .setDefectKinds(kind.isEmpty() ? List.of() : List.of(kind))
            .setComment(Texts.comment(word.comment()))
            .setMarks(
                List.of(
                    new FeedbackMark(
                        viewId,
                        area.x(),
                        area.y(),
                        area.width(),
                        area.height(),
                        isDefect,
                        kind,
                        sha256)))
            .build();
    sender.send(Topic.FEEDBACK, feedback.getPartId(), feedback);
    return CropRemark.of(feedback)
        .orElseThrow(() -> new IllegalStateException("feedback on a crop names it"));
  }

  private boolean hasOther(StoredCrop judged) {
    return crops.ofInspection(judged.origin().inspectionId()).stream()
        .filter(crop -> !crop.found().sha256().equals(judged.found().sha256()))
        .map(StoredCrop::remark)
        .anyMatch(remark -> remark == null || remark.isDefect());
  }

  private Feedback.Builder begun(PartVerdict verdict, @Nullable String id, String person) {
    return Feedback.newBuilder()
        .setFeedbackId(Texts.id(id))
        .setLineId(verdict.getLineId())
        .setPartId(verdict.getPartId())
        .setAttempt(verdict.getAttempt())
        .setPerson(person)
        .setAt(Instant.ofEpochMilli(clock.millis()));
  }

  private PartVerdict verdictOf(PartWord word) {
    String partId = word.partId();
    if (partId == null || partId.isBlank()) {
      throw Problem.badRequest("partId", "it is missing");
    }
    return inspections.ofPart(partId.strip()).stream()
        .map(Inspections.Inspection::verdict)
        .filter(verdict -> word.lineId() == null || verdict.getLineId().equals(word.lineId()))
        .filter(verdict -> word.attempt() == null || verdict.getAttempt() == word.attempt())
        .findFirst()
        .orElseThrow(() -> unknown(partId));
  }

  private static Problem unknown(String partId) {
    return new Problem(
        Problem.Kind.UNKNOWN_PART,
        "No part of this id is known here. Please check the id, or scan it again.",
        Map.of("partId", partId));
  }

  private static boolean isDefective(PartWord word, ResultEvaluation evaluation) {
    Boolean said = word.defective();
    String judgement = word.judgement();
    if (judgement == null) {
      if (said == null) {
        throw Problem.badRequest("judgement", "it is missing");
      }
      return said;
    }
    if (judgement.equals("missed")) {
      return true;
    }
    boolean isConfirmed = judgement.equals("confirm");
    if (!isConfirmed && !judgement.equals("overturn")) {
      throw Problem.badRequest("judgement", "it must be confirm, overturn or missed");
    }
    return switch (evaluation) {
      case OK -> !isConfirmed;
      case NOT_OK -> isConfirmed;
      case NOT_DECIDABLE, UNDEFINED -> {
        if (said == null) {
          throw Problem.badRequest(
              "defective", "the part was not decided, so it must be said whether it is defective");
        }
        yield said;
      }
    };
  }

  private static FeedbackOccasion occasionOf(PartWord word) {
    String occasion = word.occasion();
    if (occasion == null) {
      return "missed".equals(word.judgement())
          ? FeedbackOccasion.FURTHER_ON
          : FeedbackOccasion.REJECT_BIN;
    }
    return switch (occasion) {
      case "reject-bin" -> FeedbackOccasion.REJECT_BIN;
      case "further-on" -> FeedbackOccasion.FURTHER_ON;
      case "audit" -> FeedbackOccasion.AUDIT;
      default -> throw Problem.badRequest("occasion", "it must be reject-bin, further-on or audit");
    };
  }

  private static List<String> kindsOf(@Nullable List<String> given) {
    List<String> kinds = given == null ? List.of() : given;
    if (kinds.size() > MOST_KINDS) {
      throw Problem.badRequest("defectKinds", "there are more than " + MOST_KINDS);
    }
    return kinds.stream().map(Texts::kind).filter(kind -> !kind.isEmpty()).toList();
  }

  private static List<FeedbackMark> marksOf(
      @Nullable List<Mark> given, PartVerdict verdict, boolean isDefective) {
    List<FeedbackMark> marks = new ArrayList<>();
    for (Mark mark : given == null ? List.<Mark>of() : given) {
      BoxShape box = mark.box();
      String viewId = mark.viewId();
      boolean isOfPart =
          verdict.getViews().stream().anyMatch(view -> view.getViewId().equals(viewId));
      if (box == null || viewId == null || !isOfPart || !isInside(box)) {
        throw Problem.badRequest("marks", "a mark lies on no picture of the part");
      }
      marks.add(
          new FeedbackMark(
              viewId, box.x(), box.y(), box.width(), box.height(), isDefective, "", null));
    }
    if (marks.size() > MOST_MARKS) {
      throw Problem.badRequest("marks", "there are more than " + MOST_MARKS);
    }
    return marks;
  }

  private static boolean isInside(BoxShape box) {
    return box.x() >= 0
        && box.y() >= 0
        && box.width() >= 0
        && box.height() >= 0
        && box.x() + box.width() <= 1.0001
        && box.y() + box.height() <= 1.0001;
  }
}
