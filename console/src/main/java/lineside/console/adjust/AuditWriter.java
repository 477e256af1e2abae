package lineside.console.adjust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineside.console.send.TopicSender;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.AuditActor;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.Deployment;
import lineside.schemas.topic.Topic;

/**
 * Writes who changed what, before it is changed: what nobody wrote down does not happen. Ids are
 * made as the jobs and the command line make them, so that the same change is one entry.
 * Thread-safe.
 */
final class AuditWriter {
  private final TopicSender sender;

  AuditWriter(TopicSender sender) {
    this.sender = sender;
  }

  /** Who changes something, why and when. */
  record Deed(String who, String why, Instant at) {}

  void write(AuditEntry entry) {
    sender.send(Topic.AUDIT, entry.getSubject(), entry);
  }

  static AuditEntry.Builder begun(String subject, AuditAction action, Deed deed) {
    return AuditEntry.newBuilder()
        .setSubject(subject)
        .setLineId("")
        .setAction(action)
        .setActor(AuditActor.PERSON)
        .setWho(deed.who())
        .setWhy(deed.why())
        .setBefore("")
        .setAfter("")
        .setRevision(-1)
        .setModelSha256(null)
        .setAt(deed.at());
  }

  /** Id of an entry: the word audit, the subject and what tells this change from others. */
  static String idOf(String subject, String... tellers) {
    List<String> parts = new ArrayList<>(List.of("audit", subject));
    parts.addAll(List.of(tellers));
    return Identities.idOf(parts.toArray(String[]::new));
  }

  static AuditEntry.Builder deployed(Deployment next, AuditAction action, Deed deed) {
    String subject = "deployment/" + next.getLineId() + "/" + next.getRecipeId();
    return begun(subject, action, deed)
        .setEntryId(
            idOf(
                subject,
                "deployed",
                Integer.toString(next.getRevision()),
                Long.toString(next.getAt().toEpochMilli())))
        .setLineId(next.getLineId())
        .setAfter(DeploymentWords.of(next))
        .setRevision(next.getRevision())
        .setModelSha256(next.getActive().getSha256());
  }
}
