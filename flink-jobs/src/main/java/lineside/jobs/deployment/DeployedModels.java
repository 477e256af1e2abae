package lineside.jobs.deployment;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import lineside.schemas.record.Trigger;

/**
 * Who judges what at one moment: immutable, and a holder of every model in it until it is closed.
 *
 * @param <M> a loaded model
 */
public final class DeployedModels<M> implements AutoCloseable {
  private final ModelLease<M> start;
  private final Map<String, Plan<M>> plans;

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

  /**
   * Who judges a view: the same for all views of an inspection at a station, where no lighter model
   * stands in for want of time.
   */
  public Assignment<M> of(Trigger trigger, AtStation at) {
    Plan<M> plan = plans.get(DeploymentMessage.keyOf(trigger.getLineId(), trigger.getRecipeId()));
    if (plan == null) {
      plan = plans.get(DeploymentMessage.keyOf(trigger.getLineId(), ""));
    }
    return plan == null ? Plan.alone(start) : plan.of(trigger, at);
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
}
