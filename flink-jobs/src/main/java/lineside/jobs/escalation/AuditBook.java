package lineside.jobs.escalation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.EscapeShare;
import lineside.schemas.record.Feedback;
import lineside.schemas.record.FeedbackOccasion;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.ViewVerdict;

/**
 * Counts by recipe and shift what the large model says of sampled OKs, and what persons find on the
 * parts that it disagrees about. A disagreement is an escape only when a person has confirmed it;
 * one waits for a person for a week of line time. Works on state that the caller keeps; not
 * thread-safe.
 */
public final class AuditBook {
  /** Recipes and shifts counted at once; more are forged. */
  private static final int MAX_COUNTS = 1000;

  /** Parts that wait for a person, and persons' findings that wait for an answer. */
  private static final int MAX_WAITING = 4096;

  /** Line time in which a person looks at a part. */
  private static final long PATIENCE_MILLIS = 7L * 24 * 3_600_000;

  private static final double CONFIDENCE = 0.95;

  private final State state;
  private final long shiftMillis;

  AuditBook(State state, long shiftMillis) {
    this.state = state;
    this.shiftMillis = shiftMillis;
  }

  /** State: a Flink POJO. */
  public static final class State {
    /** By recipe and start of the shift. */
    public Map<String, Count> counts = new HashMap<>();

    /** What persons found, by recipe and start of the shift. */
    public Map<String, Reviews> reviews = new HashMap<>();

    /** Views that the large model finds defective and no person has looked at, by view id. */
    public Map<String, Doubt> doubts = new HashMap<>();

    /** What persons found on parts before the large model disagreed, by inspection id. */
    public Map<String, Found> found = new HashMap<>();

    /** Nothing counted. */
    public State() {}
  }

  /** One recipe in one shift. */
  public record Count(long shiftStartMillis, long audited, long disagreed, long doubted) {}

  /** What persons found on the views of a recipe and shift that were disagreed about. */
  public record Reviews(long reviewed, long confirmed) {
    Reviews plus(boolean isDefective) {
      return new Reviews(reviewed + 1, confirmed + (isDefective ? 1 : 0));
    }
  }

  /** A view that waits for a person. */
  public record Doubt(String inspectionId, String recipeId, long shiftStartMillis) {}

  /** What a person found. */
  public record Found(boolean isDefective, long atMillis) {}

  /** Counts an answer; what stands of its recipe and shift now. */
  OpinionAudit count(ViewVerdict view, SecondOpinionAnswer answer) {
    long atMillis = view.getTriggeredAt().toEpochMilli();
    long start = Math.floorDiv(atMillis, shiftMillis) * shiftMillis;
    String key = key(view.getRecipeId(), start);
    Count before = state.counts.getOrDefault(key, new Count(start, 0, 0, 0));
    Count now =
        new Count(
            start,
            before.audited() + 1,
            before.disagreed() + oneIf(answer, ResultEvaluation.NOT_OK),
            before.doubted() + oneIf(answer, ResultEvaluation.NOT_DECIDABLE));
    if (state.counts.size() < MAX_COUNTS || before.audited() > 0) {
      state.counts.put(key, now);
      if (answer.getResultEvaluation() == ResultEvaluation.NOT_OK) {
        doubt(view, start);
      }
    }
    Subject subject = new Subject(view.getLineId(), view.getRecipeId(), view.getViewId());
    return audit(subject, now, state.reviews.getOrDefault(key, new Reviews(0, 0)));
  }

  /** Whose audit is told: line, recipe, and the view that was counted last. */
  private record Subject(String lineId, String recipeId, String viewId) {}

  /**
   * Counts what a person found for the audit on a part that was disagreed about.
   *
   * @return what stands now; nothing when the part is not waited for
   */
  List<OpinionAudit> count(Feedback feedback) {
    if (feedback.getOccasion() != FeedbackOccasion.AUDIT) {
      return List.of();
    }
    String inspectionId =
        Identities.inspectionId(feedback.getLineId(), feedback.getPartId(), feedback.getAttempt());
    List<String> views =
        state.doubts.entrySet().stream()
            .filter(entry -> entry.getValue().inspectionId().equals(inspectionId))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (views.isEmpty() && state.found.size() < MAX_WAITING) {
      // It may have overtaken the answer; the first of a part counts.
      state.found.putIfAbsent(
          inspectionId, new Found(feedback.getIsDefective(), feedback.getAt().toEpochMilli()));
    }
    List<OpinionAudit> audits = new ArrayList<>();
    for (String viewId : views) {
      Doubt doubt = state.doubts.remove(viewId);
      String key = key(doubt.recipeId(), doubt.shiftStartMillis());
      Count count = state.counts.get(key);
      if (count != null) {
        Subject subject = new Subject(feedback.getLineId(), doubt.recipeId(), viewId);
        audits.add(audit(subject, count, review(key, feedback.getIsDefective())));
      }
    }
    return audits;
  }

  /**
   * Forgets shifts that were over before this time: no answer to their views is taken any more.
   * Those with disagreements wait for persons.
   */
  void forgetBefore(long millis) {
    state
        .counts
        .values()
        .removeIf(count -> isOver(count.shiftStartMillis(), millis - patience(count)));
    state.doubts.values().removeIf(doubt -> isOver(doubt.shiftStartMillis(), oldest(millis)));
    state.found.values().removeIf(found -> found.atMillis() < oldest(millis));
    state.reviews.keySet().retainAll(state.counts.keySet());
  }

  private void doubt(ViewVerdict view, long shiftStartMillis) {
    String key = key(view.getRecipeId(), shiftStartMillis);
    Found found = state.found.get(view.getInspectionId());
    if (found != null) {
      review(key, found.isDefective());
    } else if (state.doubts.size() < MAX_WAITING) {
      state.doubts.put(
          view.getViewId(),
          new Doubt(view.getInspectionId(), view.getRecipeId(), shiftStartMillis));
    }
  }

  private Reviews review(String key, boolean isDefective) {
    Reviews now = state.reviews.getOrDefault(key, new Reviews(0, 0)).plus(isDefective);
    state.reviews.put(key, now);
    return now;
  }

  private OpinionAudit audit(Subject subject, Count count, Reviews reviews) {
    Optional<EscapeEstimate> escapes =
        EscapeEstimate.of(
            new EscapeEstimate.Counts(
                count.audited(), count.disagreed(), reviews.reviewed(), reviews.confirmed()),
            CONFIDENCE);
    long start = count.shiftStartMillis();
    return OpinionAudit.newBuilder()
        .setLineId(subject.lineId())
        .setRecipeId(subject.recipeId())
        .setShiftStart(Instant.ofEpochMilli(start))
        .setShiftEnd(Instant.ofEpochMilli(start + shiftMillis))
        .setAudited(count.audited())
        .setDisagreed(count.disagreed())
        .setDoubted(count.doubted())
        .setDisagreementRate((double) count.disagreed() / count.audited())
        .setLastViewId(subject.viewId())
        .setReviewed(reviews.reviewed())
        .setConfirmed(reviews.confirmed())
        .setEscapes(escapes.map(AuditBook::share).orElse(null))
        .build();
  }

  private static EscapeShare share(EscapeEstimate estimate) {
    return new EscapeShare(estimate.rate(), estimate.lower(), estimate.upper(), CONFIDENCE);
  }

  private static long patience(Count count) {
    return count.disagreed() > 0 ? PATIENCE_MILLIS : 0;
  }

  private static long oldest(long millis) {
    return millis - PATIENCE_MILLIS;
  }

  private boolean isOver(long shiftStartMillis, long millis) {
    return shiftStartMillis + shiftMillis <= millis;
  }

  private static String key(String recipeId, long shiftStartMillis) {
    return recipeId + "|" + shiftStartMillis;
  }

  private static int oneIf(SecondOpinionAnswer answer, ResultEvaluation evaluation) {
    return answer.getResultEvaluation() == evaluation ? 1 : 0;
  }
}
