package lineside.jobs.trail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineside.jobs.deployment.DeploymentMessage;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.AuditActor;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.Deployment;

/** Begins entries of the audit trail: the same change has the same id, whoever writes it. */
public final class AuditEntries {
  private AuditEntries() {}

  /**
   * An entry with nothing in it but what was done and its id.
   *
   * @param tellers what tells this change from every other of the subject
   */
  public static AuditEntry.Builder begun(String subject, AuditAction action, String... tellers) {
    List<String> parts = new ArrayList<>(List.of("audit", subject));
    parts.addAll(List.of(tellers));
    return AuditEntry.newBuilder()
        .setEntryId(Identities.idOf(parts.toArray(String[]::new)))
        .setSubject(subject)
        .setLineId("")
        .setAction(action)
        .setActor(AuditActor.PERSON)
        .setWho("")
        .setWhy("")
        .setBefore("")
        .setAfter("")
        .setRevision(-1)
        .setModelSha256(null);
  }

  /** What was deployed; the same id whether the command tells it or a job that read it. */
  public static AuditEntry.Builder deployed(Deployment deployment, AuditAction action) {
    String key = DeploymentMessage.keyOf(deployment.getLineId(), deployment.getRecipeId());
    return begun(
            Subject.deployment(key),
            action,
            "deployed",
            Integer.toString(deployment.getRevision()),
            millis(deployment.getAt()))
        .setLineId(deployment.getLineId())
        .setWho(deployment.getWho())
        .setWhy(deployment.getWhy())
        .setAfter(DeploymentText.of(deployment))
        .setRevision(deployment.getRevision())
        .setModelSha256(deployment.getActive().getSha256())
        .setAt(deployment.getAt());
  }

  static String millis(Instant at) {
    return Long.toString(at.toEpochMilli());
  }
}
