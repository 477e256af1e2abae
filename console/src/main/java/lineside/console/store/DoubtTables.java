package lineside.console.store;

import java.util.concurrent.TimeUnit;
import lineside.schemas.record.OpinionAudit;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.SecondOpinionAnswer;
import org.jdbi.v3.core.Handle;

/** The audit of passed parts: its counts, and the views that the large model finds defective. */
final class DoubtTables {
  private DoubtTables() {}

  static void take(Handle handle, OpinionAudit audit, byte[] body) {
    handle
        .createUpdate(
            "INSERT INTO opinion_audit VALUES (:line, :recipe, :shift, :counted, :body) ON CONFLICT"
                + " (line_id, recipe_id, shift_at) DO UPDATE SET counted = excluded.counted, body ="
                + " excluded.body WHERE excluded.counted >= opinion_audit.counted")
        .bind("line", audit.getLineId())
        .bind("recipe", audit.getRecipeId())
        .bind("shift", audit.getShiftStart().toEpochMilli())
        .bind("counted", audit.getAudited() + audit.getReviewed())
        .bind("body", body)
        .execute();
  }

  static void take(Handle handle, SecondOpinionAnswer answer) {
    if (!answer.getIsAudit() || answer.getResultEvaluation() != ResultEvaluation.NOT_OK) {
      return;
    }
    handle
        .createUpdate("INSERT OR IGNORE INTO doubt VALUES (:view, :inspection, :line, :at, :score)")
        .bind("view", answer.getViewId())
        .bind("inspection", answer.getInspectionId())
        .bind("line", answer.getLineId())
        .bind("at", TimeUnit.MICROSECONDS.toMillis(answer.getAnsweredAtMicros()))
        .bind("score", answer.getScore())
        .execute();
  }
}
