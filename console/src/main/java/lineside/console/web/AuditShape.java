package lineside.console.web;

import lineside.schemas.record.AuditEntry;
import org.jspecify.annotations.Nullable;

/** Who changed what. */
record AuditShape(
    String entryId,
    String subject,
    String lineId,
    String action,
    String actor,
    String who,
    String why,
    String before,
    String after,
    int revision,
    @Nullable String modelSha256,
    long at) {
  static AuditShape of(AuditEntry entry) {
    return new AuditShape(
        entry.getEntryId(),
        entry.getSubject(),
        entry.getLineId(),
        entry.getAction().name(),
        entry.getActor().name(),
        entry.getWho(),
        entry.getWhy(),
        entry.getBefore(),
        entry.getAfter(),
        entry.getRevision(),
        entry.getModelSha256(),
        entry.getAt().toEpochMilli());
  }
}
