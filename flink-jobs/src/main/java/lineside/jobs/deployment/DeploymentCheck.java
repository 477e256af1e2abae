package lineside.jobs.deployment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import lineside.schemas.record.Canary;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;

/** Tells whether a deployment says what its schema promises. */
final class DeploymentCheck {
  /** Shadows of a deployment at most: each costs the memory and the time of a model. */
  static final int MAX_SHADOWS = 1;

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final List<String> problems = new ArrayList<>();

  private DeploymentCheck() {}

  /** What speaks against a deployment, all of it; empty when nothing does. */
  static List<String> problemsOf(Deployment deployment) {
    DeploymentCheck check = new DeploymentCheck();
    check.texts(deployment);
    check.models(deployment);
    return List.copyOf(check.problems);
  }

  private void texts(Deployment deployment) {
    require(!deployment.getLineId().isBlank(), "lineId is blank");
    require(!deployment.getLineId().contains("/"), "lineId has a slash");
    require(
        deployment.getRevision() >= 1,
        "revision is " + deployment.getRevision() + ", at least 1 is needed");
    require(!deployment.getWho().isBlank(), "who is blank");
    require(!deployment.getWhy().isBlank(), "why is blank");
  }

  private void models(Deployment deployment) {
    Set<String> judging = new HashSet<>();
    model("active", deployment.getActive(), judging);
    Canary canary = deployment.getCanary();
    if (canary != null) {
      model("canary", canary.getModel(), judging);
      require(
          canary.getShare() > 0 && canary.getShare() < 1,
          "canary share is " + canary.getShare() + ", above 0 and below 1 is needed");
    }
    List<ModelReference> shadows = deployment.getShadow();
    require(
        shadows.size() <= MAX_SHADOWS,
        "it has %d shadows, at most %d are run".formatted(shadows.size(), MAX_SHADOWS));
    shadows.forEach(shadow -> model("shadow", shadow, judging));
    ModelReference previous = deployment.getPrevious();
    if (previous != null) {
      model("previous", previous, new HashSet<>());
    }
  }

  private void model(String role, ModelReference model, Set<String> judging) {
    String sha256 = model.getSha256();
    require(
        SHA_256.matcher(sha256).matches(),
        role + " has the hash '" + sha256 + "', 64 lower-case hex digits are needed");
    require(judging.add(sha256), role + " is a model that judges already: " + sha256);
  }

  private void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
