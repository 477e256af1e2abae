package lineside.jobs.topic;

import lineside.jobs.deployment.DeploymentMessage;
import lineside.jobs.deployment.RefusedDeploymentException;
import lineside.jobs.trail.AuditEntries;
import lineside.jobs.trail.Subject;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.AuditEntry;
import org.jspecify.annotations.Nullable;

/**
 * Deployments: what {@code lineside deploy} wrote before it is known by its id, what another tool
 * published comes into the trail here. Of a withdrawal the log says nobody's name, so that only the
 * command writes it.
 */
final class DeploymentReader implements ControlReader {
  private final DeploymentMessage message = new DeploymentMessage();

  @Override
  public @Nullable AuditEntry read(TopicRecord record) throws RefusedControlException {
    byte[] value = record.value;
    if (value == null) {
      return null;
    }
    try {
      return AuditEntries.deployed(message.read(record.key, value), AuditAction.DEPLOY).build();
    } catch (RefusedDeploymentException e) {
      throw new RefusedControlException(e.reason(), e.detail());
    }
  }

  @Override
  public String subjectOf(String key) {
    return Subject.deployment(key);
  }

  @Override
  public String lineOf(String key) {
    return key.substring(0, Math.max(0, key.indexOf('/')));
  }
}
