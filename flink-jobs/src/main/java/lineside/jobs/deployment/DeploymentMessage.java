package lineside.jobs.deployment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lineside.schemas.record.DeadLetterReason;
import lineside.schemas.record.Deployment;
import lineside.schemas.wire.UnreadableMessageException;
import lineside.schemas.wire.WireFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads what lies on the deployment topic. The registry that applies deployments, the job that
 * reports refused ones and whoever publishes one all read by this, so that they never disagree.
 * Thread-safe.
 */
public final class DeploymentMessage {
  private final WireFormat wire = new WireFormat();

  /** Makes a reader. */
  public DeploymentMessage() {}

  /** Key of the deployment of a recipe; an empty recipe stands for all others of the line. */
  public static String keyOf(String lineId, String recipeId) {
    return lineId + "/" + recipeId;
  }

  /**
   * The deployment of a record that is no tombstone.
   *
   * @throws RefusedDeploymentException when it is no deployment, contradicts itself, or when its
   *     key is not that of its line and recipe
   */
  public Deployment read(byte @Nullable [] key, byte[] value) throws RefusedDeploymentException {
    Deployment deployment = decode(value);
    List<String> problems = DeploymentCheck.problemsOf(deployment);
    String expected = keyOf(deployment.getLineId(), deployment.getRecipeId());
    if (!problems.isEmpty()) {
      throw new RefusedDeploymentException(
          DeadLetterReason.INVALID_DEPLOYMENT,
          "deployment %s is not usable: %s".formatted(expected, String.join(", ", problems)));
    }
    String named = key == null ? "" : new String(key, StandardCharsets.UTF_8);
    if (!named.equals(expected)) {
      throw new RefusedDeploymentException(
          DeadLetterReason.INVALID_DEPLOYMENT,
          "deployment %s has the key '%s'".formatted(expected, named));
    }
    return deployment;
  }

  private Deployment decode(byte[] value) throws RefusedDeploymentException {
    try {
      return wire.decode(value, Deployment.class);
    } catch (UnreadableMessageException e) {
      throw new RefusedDeploymentException(
          DeadLetterReason.UNREADABLE_MESSAGE, String.valueOf(e.getMessage()));
    }
  }
}
