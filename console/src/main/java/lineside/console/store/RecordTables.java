package lineside.console.store;

import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.Feedback;
import org.jdbi.v3.core.Handle;

/** What persons did: the audit trail and feedback. The first message of an id counts. */
final class RecordTables {
  private RecordTables() {}

  static void take(Handle handle, AuditEntry entry, byte[] body) {
    handle
        .createUpdate(
            "INSERT OR IGNORE INTO audit VALUES (:id, :subject, :line, :action, :who, :at, :body)")
        .bind("id", entry.getEntryId())
        .bind("subject", entry.getSubject())
        .bind("line", entry.getLineId())
        .bind("action", entry.getAction().name())
        .bind("who", entry.getWho())
        .bind("at", entry.getAt().toEpochMilli())
        .bind("body", body)
        .execute();
  }

  static void take(Handle handle, Feedback feedback, byte[] body) {
    handle
        .createUpdate(
            "INSERT OR IGNORE INTO feedback VALUES (:id, :line, :part, :attempt, :defective, :at,"
                + " :body)")
        .bind("id", feedback.getFeedbackId())
        .bind("line", feedback.getLineId())
        .bind("part", feedback.getPartId())
        .bind("attempt", feedback.getAttempt())
        .bind("defective", feedback.getIsDefective() ? 1 : 0)
        .bind("at", feedback.getAt().toEpochMilli())
        .bind("body", body)
        .execute();
  }
}
