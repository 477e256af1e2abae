package lineside.jobs.escalation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinionAnswer;
import lineside.schemas.record.ViewVerdict;

/**
 * Counts by recipe and shift what the large model says of sampled OKs. Works on state that the
 * caller keeps; not thread-safe.
 */
public final class AuditBook {
  /** Recipes and shifts counted at once; more are forged. */
  private static final int MAX_COUNTS = 1000;

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

    /** Nothing counted. */
    public State() {}
  }

  /** One recipe in one shift. */
  public record Count(long shiftStartMillis, long audited, long disagreed, long doubted) {}

  /** Counts an answer; what stands of its recipe and shift now. */
  OpinionAudit count(ViewVerdict view, SecondOpinionAnswer answer) {
    long atMillis = view.getTriggeredAt().toEpochMilli();
    long start = Math.floorDiv(atMillis, shiftMillis) * shiftMillis;
    String key = view.getRecipeId() + "|" + start;
    Count before = state.counts.getOrDefault(key, new Count(start, 0, 0, 0));
    Count now =
        new Count(
            start,
            before.audited() + 1,
            before.disagreed() + oneIf(answer, ResultEvaluation.NOT_OK),
            before.doubted() + oneIf(answer, ResultEvaluation.NOT_DECIDABLE));
    if (state.counts.size() < MAX_COUNTS || before.audited() > 0) {
      state.counts.put(key, now);
    }
    return OpinionAudit.newBuilder()
        .setLineId(view.getLineId())
        .setRecipeId(view.getRecipeId())
        .setShiftStart(Instant.ofEpochMilli(start))
        .setShiftEnd(Instant.ofEpochMilli(start + shiftMillis))
        .setAudited(now.audited())
        .setDisagreed(now.disagreed())
        .setDoubted(now.doubted())
        .setDisagreementRate((double) now.disagreed() / now.audited())
        .setLastViewId(view.getViewId())
        .build();
  }

  /** Forgets shifts that were over before this time: no answer to their views is taken any more. */
  void forgetBefore(long millis) {
    state.counts.values().removeIf(count -> count.shiftStartMillis() + shiftMillis <= millis);
  }

  private static int oneIf(SecondOpinionAnswer answer, ResultEvaluation evaluation) {
    return answer.getResultEvaluation() == evaluation ? 1 : 0;
  }
}
