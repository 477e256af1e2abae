package lineside.cli.distill;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import lineside.cli.demo.BadConfigurationException;
import lineside.cli.deploy.NextDeployment;
import lineside.cli.deploy.PackagePlaces;
import lineside.cli.deploy.QualifiedPackages;
import lineside.cli.deploy.RecordedDeployments;
import lineside.cli.trail.ModelCatalogue;
import lineside.jobs.deployment.DeploymentMessage;
import lineside.jobs.deployment.RefusedDeploymentException;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelReference;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Provider;
import org.jspecify.annotations.Nullable;

/**
 * A candidate as a shadow beside what is deployed, as a command or as a deployment. What judges
 * stays what it is; shadows that look on already stay too. Used by one thread.
 */
final class ShadowProposal {
  private static final String UNKNOWN_PLACE = "...";

  private final DistillConfig.Proposal wanted;
  private final @Nullable String servers;
  private final String why;

  /** What became of it. */
  enum Outcome {
    /** Nothing was published. */
    PRINTED,
    /** The deployment with the candidate as shadow was published. */
    PUBLISHED,
    /** It looked on already. */
    STANDS_ALREADY
  }

  /**
   * Takes what is wanted.
   *
   * @param servers broker; null when none was told
   * @param why reason for the audit trail
   */
  ShadowProposal(DistillConfig.Proposal wanted, @Nullable String servers, String why) {
    this.wanted = wanted;
    this.servers = servers;
    this.why = why;
  }

  /** The command that makes a package a shadow; what was not told is left to fill in. */
  String command(Path candidate) {
    List<String> words = new ArrayList<>(List.of("./lineside", "deploy"));
    words.addAll(List.of("--bootstrap-servers", servers == null ? UNKNOWN_PLACE : servers));
    words.addAll(
        List.of("--store", wanted.store() == null ? UNKNOWN_PLACE : wanted.store().toString()));
    words.addAll(List.of("--line", wanted.line() == null ? UNKNOWN_PLACE : wanted.line()));
    if (!wanted.recipe().isEmpty()) {
      words.addAll(List.of("--recipe", wanted.recipe()));
    }
    words.addAll(List.of("--shadow", candidate.toString(), "--why", "'" + why + "'"));
    return String.join(" ", words);
  }

  /**
   * Publishes, with an entry in the audit trail.
   *
   * @throws BadConfigurationException when nothing is deployed that it could stand beside, or
   *     machines would refuse it
   */
  Outcome publish(ModelPackage candidate, Provider provider)
      throws BadConfigurationException, ModelPackageException, IOException, InterruptedException {
    String broker = requireNonNull(servers, "no broker");
    String line = requireNonNull(wanted.line(), "no line");
    RecordedDeployments deployments = new RecordedDeployments(broker);
    Deployment standing =
        deployments.standing().get(DeploymentMessage.keyOf(line, wanted.recipe()));
    if (standing == null) {
      throw new BadConfigurationException(
          "nothing is deployed for %s: a shadow needs an active model to stand beside, deploy that first"
              .formatted(DeploymentMessage.keyOf(line, wanted.recipe())));
    }
    if (names(standing, candidate.sha256())) {
      return Outcome.STANDS_ALREADY;
    }
    ModelCatalogue catalogue = new ModelCatalogue(broker, Clock.systemUTC());
    ModelReference reference =
        new QualifiedPackages(new PackagePlaces(wanted.store(), catalogue), provider)
            .reference(candidate.directory().toString(), wanted.who());
    List<ModelReference> shadows = new ArrayList<>(standing.getShadow());
    shadows.add(reference);
    Deployment next =
        new NextDeployment(line, wanted.recipe(), standing)
            .watch(shadows)
            .by(wanted.who(), why, InstantSource.system().instant());
    try {
      deployments.publish(standing, next, AuditAction.DEPLOY);
    } catch (RefusedDeploymentException e) {
      throw new BadConfigurationException("not proposed: " + e.detail());
    }
    return Outcome.PUBLISHED;
  }

  private static boolean names(Deployment standing, String sha256) {
    return standing.getActive().getSha256().equals(sha256)
        || standing.getShadow().stream().anyMatch(shadow -> shadow.getSha256().equals(sha256));
  }
}
