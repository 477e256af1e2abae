package lineside.jobs.deployment;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import lineside.schemas.identity.Identities;
import lineside.schemas.record.ModelStage;
import lineside.schemas.record.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Who judges what at one moment: immutable, and a holder of every model in it until it is closed.
 *
 * @param <M> a loaded model
 */
public final class DeployedModels<M> implements AutoCloseable {
  private final ModelLease<M> start;
  private final Map<String, Plan<M>> plans;

  /**
   * What judges the views of one deployment.
   *
   * @param judge the model whose verdicts count
   * @param revision of the deployment that chose it; null when it is the job's own model
   * @param refusedSha256 the active model that the machine refused; null when it did not
   * @param canary judges a share; null for none
   * @param shadow judges beside; null for none
   */
  record Plan<M>(
      ModelLease<M> judge,
      @Nullable Integer revision,
      @Nullable String refusedSha256,
      @Nullable CanaryPlan<M> canary,
      @Nullable ModelLease<M> shadow)
      implements AutoCloseable {

    private Plan<M> again() {
      return new Plan<>(
          judge.again(),
          revision,
          refusedSha256,
          canary == null ? null : canary.again(),
          shadow == null ? null : shadow.again());
    }

    @Override
    public void close() {
      judge.close();
      if (canary != null && canary.model() != null) {
        canary.model().close();
      }
      if (shadow != null) {
        shadow.close();
      }
    }
  }

  /**
   * A share of the inspections.
   *
   * @param model null when the machine refused it, so that the active one judges its share
   * @param sha256 of the model
   */
  record CanaryPlan<M>(@Nullable ModelLease<M> model, String sha256, double share, int revision) {
    private CanaryPlan<M> again() {
      return new CanaryPlan<>(model == null ? null : model.again(), sha256, share, revision);
    }
  }

  /**
   * Takes the leases, which are closed with it.
   *
   * @param start judges where there is no plan
   * @param plans by key of the deployment
   */
  DeployedModels(ModelLease<M> start, Map<String, Plan<M>> plans) {
    this.start = start;
    this.plans = Map.copyOf(plans);
  }

  /** One model for everything, held by nobody else. */
  public static <M> DeployedModels<M> only(String sha256, M model, Consumer<M> closer) {
    return new DeployedModels<>(new ModelShelf<>(closer).add(sha256, model), Map.of());
  }

  /** The same once more, with leases of its own, while this one is open. */
  DeployedModels<M> again() {
    Map<String, Plan<M>> held = new HashMap<>();
    plans.forEach((key, plan) -> held.put(key, plan.again()));
    return new DeployedModels<>(start.again(), held);
  }

  /** Who judges a view; the same for all views of an inspection. */
  public Assignment<M> of(Trigger trigger) {
    Plan<M> plan = plans.get(DeploymentMessage.keyOf(trigger.getLineId(), trigger.getRecipeId()));
    if (plan == null) {
      plan = plans.get(DeploymentMessage.keyOf(trigger.getLineId(), ""));
    }
    if (plan == null) {
      return new Assignment<>(start, ModelStage.ACTIVE, null, null, null);
    }
    CanaryPlan<M> canary = plan.canary();
    if (canary == null || !CanaryShare.contains(inspectionId(trigger), canary.share())) {
      return new Assignment<>(
          plan.judge(), ModelStage.ACTIVE, plan.revision(), plan.refusedSha256(), plan.shadow());
    }
    if (canary.model() == null) {
      return new Assignment<>(
          plan.judge(), ModelStage.ACTIVE, plan.revision(), canary.sha256(), plan.shadow());
    }
    return new Assignment<>(
        canary.model(), ModelStage.CANARY, canary.revision(), null, plan.shadow());
  }

  /** The model that judges where no deployment says otherwise. */
  public M start() {
    return start.model();
  }

  /** Lets go of every model. */
  @Override
  public void close() {
    plans.values().forEach(Plan::close);
    start.close();
  }

  private static String inspectionId(Trigger trigger) {
    return Identities.inspectionId(trigger.getLineId(), trigger.getPartId(), trigger.getAttempt());
  }
}
