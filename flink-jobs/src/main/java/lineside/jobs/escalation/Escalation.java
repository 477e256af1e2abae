package lineside.jobs.escalation;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import lineside.jobs.recipe.RecipeSnapshot;
import lineside.jobs.sense.ProcessSense;
import lineside.jobs.verdict.Inspection;
import lineside.jobs.verdict.Opinions;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.OpinionStatus;
import lineside.schemas.record.Recipe;
import lineside.schemas.record.RecipeView;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinion;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.SecondOpinionRequest;
import lineside.schemas.record.ViewVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Decides at the line which views the large model is asked about, and keeps count of its audits.
 * Works on state that the caller keeps; not thread-safe.
 */
public final class Escalation implements Opinions {
  private final EscalationState state;
  private final ProcessSense sense;
  private final Rules rules;
  private final Output out;
  private final Budget budget;
  private final AuditBook audits;

  /**
   * What a line asks by.
   *
   * @param recipes for the inspected area of a view
   * @param wallClockMicros microseconds since 1970 (UTC)
   */
  public record Rules(
      EscalationSettings settings, RecipeSnapshot recipes, LongSupplier wallClockMicros) {}

  /** Where questions and counts go. */
  public interface Output {
    /** The large model is asked. */
    void request(SecondOpinionRequest request);

    /** An audit was answered, or a person looked at a part that it disagrees about. */
    void audit(OpinionAudit audit);
  }

  /**
   * Works on {@code state}.
   *
   * @param sense what the process readings tell of a part
   */
  public Escalation(EscalationState state, ProcessSense sense, Rules rules, Output out) {
    this.state = state;
    this.sense = sense;
    this.rules = rules;
    this.out = out;
    this.budget = new Budget(state.budget, rules.settings().budget());
    this.audits = new AuditBook(state.audits, rules.settings().audit().shift().toMillis());
  }

  @Override
  public @Nullable SecondOpinion consider(Inspection inspection, ViewVerdict view, long nowMillis) {
    if (view.getResultEvaluation() == ResultEvaluation.NOT_DECIDABLE) {
      return escalate(inspection, view, nowMillis);
    }
    if (rules.settings().asksAboutUndecided()) {
      budget.sawDecided();
    }
    if (view.getResultEvaluation() == ResultEvaluation.OK && view.getPictureSha256() != null) {
      ask(inspection, view, 0);
      return opinion(view, OpinionStatus.ASKED, 0).build();
    }
    return null;
  }

  @Override
  public void answered(ViewVerdict view, SecondOpinionAnswer answer) {
    state.open.remove(view.getViewId());
    if (view.getResultEvaluation() == ResultEvaluation.OK) {
      out.audit(audits.count(view, answer));
    }
  }

  /** A person looked at a part. */
  public void found(Feedback feedback) {
    audits.count(feedback).forEach(out::audit);
  }

  /** No answer on its views is taken any more. */
  public void closed(Inspection inspection) {
    state.open.keySet().removeAll(inspection.views.keySet());
  }

  /** Forgets shifts that were over before this line time. */
  public void forgetBefore(long millis) {
    audits.forgetBefore(millis);
  }

  private @Nullable SecondOpinion escalate(
      Inspection inspection, ViewVerdict view, long nowMillis) {
    if (!rules.settings().asksAboutUndecided() || view.getPictureSha256() == null) {
      return null;
    }
    double factor = sense.factor(view.getStationId(), inspection.firstTriggeredAtMillis);
    double rank = ViewRank.of(view, severities(inspection.recipe)) * factor;
    long taktLeftMillis =
        inspection.deadlineMillis() - Math.max(nowMillis, inspection.firstTriggeredAtMillis);
    OpinionStatus status = budget.decide(rank, state.open.size(), taktLeftMillis);
    if (status == OpinionStatus.ASKED) {
      state.open.put(view.getViewId(), inspection.deadlineMillis());
      ask(inspection, view, rank);
    }
    return opinion(view, status, rank).setProcessFactor(factor).build();
  }

  private void ask(Inspection inspection, ViewVerdict view, double rank) {
    Optional<RecipeView> expected = rules.recipes().view(view.getRecipeId(), view.getCameraId());
    Float score = view.getScore();
    out.request(
        SecondOpinionRequest.newBuilder()
            .setRequestId(Identities.idOf("opinion", view.getViewId()))
            .setViewId(view.getViewId())
            .setInspectionId(view.getInspectionId())
            .setLineId(view.getLineId())
            .setRecipeId(view.getRecipeId())
            .setCameraId(view.getCameraId())
            .setIsAudit(view.getResultEvaluation() == ResultEvaluation.OK)
            .setPictureSha256(String.valueOf(view.getPictureSha256()))
            .setInspectedPolygons(expected.map(RecipeView::getInspectedPolygons).orElse(List.of()))
            .setIgnoredPolygons(expected.map(RecipeView::getIgnoredPolygons).orElse(List.of()))
            .setMaskPng(
                expected.map(RecipeView::getMaskPng).map(ByteBuffer::duplicate).orElse(null))
            .setScore(score == null ? 0 : score)
            .setModelSha256(String.valueOf(view.getModelSha256()))
            .setRank(rank)
            .setTriggeredAt(view.getTriggeredAt())
            .setDeadlineAt(Instant.ofEpochMilli(inspection.deadlineMillis()))
            .setTakenUntil(Instant.ofEpochMilli(inspection.closesAtMillis()))
            .setRequestedAtMicros(rules.wallClockMicros().getAsLong())
            .build());
  }

  private static SecondOpinion.Builder opinion(
      ViewVerdict view, OpinionStatus status, double rank) {
    return SecondOpinion.newBuilder()
        .setStatus(status)
        .setIsAudit(view.getResultEvaluation() == ResultEvaluation.OK)
        .setSmallEvaluation(view.getResultEvaluation())
        .setRank(rank);
  }

  private static Map<String, Integer> severities(@Nullable Recipe recipe) {
    return recipe == null ? Map.of() : recipe.getKindSeverities();
  }
}
