package lineside.cli.deploy;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import lineside.cli.trail.AuditTrail;
import lineside.jobs.deployment.DeploymentMessage;
import lineside.jobs.deployment.RefusedDeploymentException;
import lineside.jobs.trail.AuditEntries;
import lineside.jobs.trail.DeploymentText;
import lineside.jobs.trail.Subject;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * Changes deployments, each with its entry in the audit trail, which is written first: a change of
 * which nobody wrote who made it does not happen. Used by one thread.
 */
public final class RecordedDeployments {
  private final DeploymentTopic topic;
  private final AuditTrail trail;

  /** Of this broker. */
  public RecordedDeployments(String bootstrapServers) {
    this.topic = new DeploymentTopic(bootstrapServers);
    this.trail = new AuditTrail(bootstrapServers);
  }

  /** What stands now, by key. */
  public Map<String, Deployment> standing() {
    return topic.standing();
  }

  /**
   * Publishes what is to stand after {@code before}.
   *
   * @throws RefusedDeploymentException when a machine would refuse it; nothing is written then
   * @throws IOException when the broker does not take it
   */
  public void publish(@Nullable Deployment before, Deployment next, AuditAction action)
      throws RefusedDeploymentException, IOException, InterruptedException {
    topic.check(next);
    trail.write(AuditEntries.deployed(next, action).setBefore(DeploymentText.of(before)).build());
    topic.publish(next);
  }

  /**
   * Takes back what is deployed for a recipe.
   *
   * @throws IOException when the broker does not take it
   */
  public void withdraw(Withdrawal withdrawal) throws IOException, InterruptedException {
    trail.write(withdrawal.entry());
    topic.withdraw(withdrawal.lineId(), withdrawal.recipeId());
  }

  /**
   * That nothing is to stand any more.
   *
   * @param before what stands; null when nothing does
   */
  public record Withdrawal(
      String lineId,
      String recipeId,
      @Nullable Deployment before,
      String who,
      String why,
      Instant at) {

    AuditEntry entry() {
      String subject = Subject.deployment(DeploymentMessage.keyOf(lineId, recipeId));
      return AuditEntries.begun(
              subject, AuditAction.WITHDRAW, "withdrawn", Long.toString(at.toEpochMilli()))
          .setLineId(lineId)
          .setWho(who)
          .setWhy(why)
          .setBefore(DeploymentText.of(before))
          .setAt(at)
          .build();
    }
  }
}
