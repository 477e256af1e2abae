package lineside.jobs.verdict;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import lineside.schemas.record.Loss;
import lineside.schemas.record.PartContext;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.SecondOpinion;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.Trigger;
import lineside.schemas.record.ViewVerdict;

/**
 * Joins what is heard of the views of a part into the verdict on it: revision 0 exactly once, as
 * soon as every expected view has told, else at the deadline on the line's clock; later evidence
 * makes further revisions until the window closes. Works on state that the caller keeps; not
 * thread-safe.
 *
 * <p>A view counts once however often it comes. A view of a trigger that nobody announced decides
 * nothing.
 */
public final class PartJoin {
  private final OpenInspections open;
  private final Surroundings surroundings;
  private final VerdictOutput out;
  private final VerdictWriter writer;

  /**
   * What a part is judged by beside its views.
   *
   * @param recipes recipe by id, as an inspection keeps it
   * @param unknownRecipe deadline and window where the recipe is unknown
   * @param process process of the line
   * @param beyond parts that are not open
   * @param opinions of the large model
   */
  public record Surroundings(
      Function<String, Optional<Recipe>> recipes,
      UnknownRecipe unknownRecipe,
      ProcessMemory process,
      Beyond beyond,
      Opinions opinions) {}

  /**
   * Parts that are not open: told of in advance, or closed.
   *
   * @param contexts what the MES told in advance
   * @param closed inspections that had their verdict
   */
  public record Beyond(WaitingContexts contexts, ClosedInspections closed) {}

  /** Deadline and revision window of an inspection whose recipe is unknown, line time. */
  public record UnknownRecipe(long deadlineMillis, long revisionWindowMillis) {}

  /** Where verdicts go. */
  public interface VerdictOutput {
    /** A view verdict, or a better one for the same view. */
    void view(ViewVerdict verdict);

    /** A part verdict of any revision. */
    void part(PartVerdict verdict, Inspection inspection);

    /** Neither frame nor loss is expected of this trigger any more. */
    void givenUp(Trigger trigger);
  }

  /**
   * Works on {@code open}.
   *
   * @param wallClockMicros microseconds since 1970 (UTC)
   */
  public PartJoin(
      OpenInspections open,
      Surroundings surroundings,
      VerdictOutput out,
      LongSupplier wallClockMicros) {
    this.open = open;
    this.surroundings = surroundings;
    this.out = out;
    this.writer = new VerdictWriter(surroundings.process(), wallClockMicros);
  }

  /** Whether the inspection that a trigger belongs to is open. */
  public boolean isOpen(Trigger trigger) {
    return open.contains(Triggers.inspectionId(trigger));
  }

  /** Whether frame or loss of an open trigger is known. */
  public boolean isResolved(Trigger trigger) {
    Inspection inspection = open.get(Triggers.inspectionId(trigger));
    ViewEntry entry = inspection == null ? null : inspection.views.get(trigger.getViewId());
    return entry != null && (entry.verdict != null || entry.loss != null);
  }

  /** Takes an announced trigger; false when it was known. */
  public boolean trigger(Trigger trigger, long nowMillis) {
    Inspection inspection = inspection(trigger);
    ViewEntry entry = entry(inspection, trigger);
    if (entry.isTriggered) {
      return false;
    }
    entry.isTriggered = true;
    entry.trigger = trigger;
    settleLoss(inspection, entry);
    reconsider(inspection, entry, nowMillis);
    return true;
  }

  /** Takes a recorded loss; false when it was known. */
  public boolean loss(Loss loss, long nowMillis) {
    Trigger trigger = Triggers.of(loss);
    Inspection inspection = inspection(trigger);
    ViewEntry entry = entry(inspection, trigger);
    if (entry.loss != null) {
      return false;
    }
    entry.loss = loss;
    settleLoss(inspection, entry);
    reconsider(inspection, entry, nowMillis);
    return true;
  }

  /** Takes an evaluated view; false when its frame was known. */
  public boolean view(ViewVerdict view, SegmentSeam seam, long nowMillis) {
    Trigger trigger = Triggers.of(view);
    Inspection inspection = inspection(trigger);
    ViewEntry entry = entry(inspection, trigger);
    if (entry.judged != null) {
      return false;
    }
    if (view.getModelSha256() != null) {
      adopt(inspection, view.getRecipeId());
    }
    boolean isContinuous = inspection.recipe != null && inspection.recipe.getIsContinuous();
    ViewVerdict judged = isContinuous ? seam.join(view) : view;
    entry.judged = judged;
    entry.verdict = judged;
    entry.isPublished = false;
    reconsider(inspection, entry, nowMillis);
    return true;
  }

  /** What became of an answer. */
  public enum Reply {
    /** It came while the part waited, or nobody waited for it. */
    TAKEN,
    /** It came after the verdict, in time to supersede it. */
    LATE,
    /** It was known, or there is no open inspection with such a question. */
    IGNORED
  }

  /** Takes an answer of the large model. */
  public Reply answer(SecondOpinionAnswer answer, long nowMillis) {
    Inspection inspection = open.get(answer.getInspectionId());
    ViewEntry entry = inspection == null ? null : inspection.views.get(answer.getViewId());
    ViewVerdict view = entry == null || !entry.isKnown() ? null : entry.judged;
    ViewVerdict before = entry == null ? null : entry.verdict;
    if (inspection == null
        || entry == null
        || view == null
        || before == null
        || !SecondOpinions.fits(before, answer)) {
      return Reply.IGNORED;
    }
    boolean isLate = inspection.verdict != null && !answer.getIsAudit();
    surroundings.opinions().answered(before, answer);
    entry.verdict = SecondOpinions.answered(before, answer);
    entry.isPublished = false;
    settleView(inspection, entry, "SECOND_OPINION", nowMillis);
    return isLate ? Reply.LATE : Reply.TAKEN;
  }

  /** What became of a context. */
  public enum Told {
    /** It will be in the verdict. */
    IN_TIME,
    /** The verdict was given without it. */
    LATE,
    /** It was known. */
    KNOWN
  }

  /** Takes what the MES says of a part; it waits for a part that no camera has seen yet. */
  public Told context(PartContext context) {
    String inspectionId = WaitingContexts.inspectionId(context);
    Inspection inspection = open.get(inspectionId);
    if (inspection == null) {
      if (surroundings.beyond().closed().contains(inspectionId)) {
        return Told.LATE;
      }
      surroundings.beyond().contexts().add(context);
      return Told.IN_TIME;
    }
    if (context.equals(inspection.context)) {
      return Told.KNOWN;
    }
    inspection.context = context;
    if (inspection.views.values().stream().allMatch(entry -> entry.judged == null)) {
      adopt(inspection, context.getRecipeId());
    }
    return inspection.verdict == null ? Told.IN_TIME : Told.LATE;
  }

  /** Decides what is due at this time of the line's clock. */
  public void expire(long nowMillis) {
    open.due(nowMillis).forEach(inspection -> settle(inspection, nowMillis));
  }

  private void settle(Inspection inspection, long nowMillis) {
    for (ViewEntry entry : inspection.views.values()) {
      if (entry.isKnown() && entry.verdict == null) {
        if (entry.loss != null) {
          entry.verdict = writer.lost(entry.trigger, entry.loss, inspection.recipe);
        } else {
          entry.verdict = writer.missing(entry.trigger, inspection.recipe);
          out.givenUp(entry.trigger);
        }
      }
      SecondOpinions.giveUp(entry);
      publish(entry);
    }
    decide(inspection, "trigger without frame or loss by the deadline", nowMillis);
  }

  /** A loss waits for its trigger, so that the books never hold a verdict without one. */
  private void settleLoss(Inspection inspection, ViewEntry entry) {
    if (entry.isTriggered && entry.loss != null && entry.judged == null) {
      entry.verdict = writer.lost(entry.trigger, entry.loss, inspection.recipe);
      entry.isPublished = false;
    }
  }

  private void reconsider(Inspection inspection, ViewEntry entry, long nowMillis) {
    consider(inspection, entry, nowMillis);
    settleView(
        inspection, entry, "late evidence from camera " + entry.trigger.getCameraId(), nowMillis);
  }

  private void settleView(
      Inspection inspection, ViewEntry entry, String revisionReason, long nowMillis) {
    publish(entry);
    if (inspection.verdict != null) {
      decide(inspection, revisionReason, nowMillis);
    } else if (PartDecision.isComplete(inspection) && !SecondOpinions.areAwaited(inspection)) {
      decide(inspection, "", nowMillis);
    }
  }

  /** Asks for a second opinion once a view and its trigger are there, unless all is lost anyway. */
  private void consider(Inspection inspection, ViewEntry entry, long nowMillis) {
    ViewVerdict view = entry.verdict;
    if (view == null
        || entry.judged == null
        || !entry.isTriggered
        || inspection.isEpilogue
        || view.getSecondOpinion() != null) {
      return;
    }
    SecondOpinion opinion = surroundings.opinions().consider(inspection, view, nowMillis);
    if (opinion != null) {
      entry.verdict = SecondOpinions.with(view, opinion);
      entry.isPublished = false;
    }
  }

  private void publish(ViewEntry entry) {
    if (entry.verdict != null && entry.isKnown() && !entry.isPublished) {
      entry.isPublished = true;
      out.view(entry.verdict);
    }
  }

  private void decide(Inspection inspection, String revisionReason, long nowMillis) {
    PartDecision decision = PartDecision.of(inspection);
    PartVerdict before = inspection.verdict;
    if (before != null
        && before.getResultEvaluation() == decision.evaluation()
        && before.getIsPartial() == decision.isPartial()) {
      return;
    }
    PartVerdict verdict =
        before == null
            ? writer.first(inspection, decision, nowMillis)
            : writer.revision(inspection, decision, revisionReason, nowMillis);
    inspection.verdict = verdict;
    if (inspection.isOfPart()) {
      out.part(verdict, inspection);
    }
  }

  private Inspection inspection(Trigger trigger) {
    String inspectionId = Triggers.inspectionId(trigger);
    Inspection inspection = open.get(inspectionId);
    if (inspection == null) {
      inspection = newInspection(trigger);
      PartContext context = surroundings.beyond().contexts().take(inspectionId);
      if (context != null) {
        inspection.context = context;
        adopt(inspection, context.getRecipeId());
      }
      inspection.isEpilogue = surroundings.beyond().closed().contains(inspectionId);
      open.add(inspection);
    }
    return inspection;
  }

  private Inspection newInspection(Trigger trigger) {
    Inspection inspection = new Inspection();
    inspection.inspectionId = Triggers.inspectionId(trigger);
    inspection.lineId = trigger.getLineId();
    inspection.partId = trigger.getPartId();
    inspection.attempt = trigger.getAttempt();
    inspection.isSimulated = trigger.getIsSimulated();
    inspection.firstTriggeredAtMillis = trigger.getTriggeredAt().toEpochMilli();
    recipeIs(inspection, trigger.getRecipeId());
    return inspection;
  }

  /**
   * Goes on by the recipe that the MES names, or that a view was judged by, as long as there is no
   * verdict; nothing happens where none is named.
   */
  private void adopt(Inspection inspection, String recipeId) {
    if (!recipeId.isEmpty()
        && inspection.verdict == null
        && !inspection.recipeId.equals(recipeId)) {
      recipeIs(inspection, recipeId);
    }
  }

  private void recipeIs(Inspection inspection, String recipeId) {
    inspection.recipeId = recipeId;
    inspection.recipe = surroundings.recipes().apply(recipeId).orElse(null);
    UnknownRecipe unknown = surroundings.unknownRecipe();
    Recipe recipe = inspection.recipe;
    inspection.deadlineAfterMillis =
        recipe == null ? unknown.deadlineMillis() : recipe.getDeadlineMillis();
    inspection.revisionWindowMillis =
        recipe == null ? unknown.revisionWindowMillis() : recipe.getRevisionWindowMillis();
  }

  private static ViewEntry entry(Inspection inspection, Trigger trigger) {
    inspection.firstTriggeredAtMillis =
        Math.min(inspection.firstTriggeredAtMillis, trigger.getTriggeredAt().toEpochMilli());
    return inspection.views.computeIfAbsent(trigger.getViewId(), id -> new ViewEntry(trigger));
  }
}
