package lineside.jobs.deployment;

import java.util.List;
import lineside.schemas.record.ModelChoice;
import lineside.schemas.record.ModelStage;
import org.jspecify.annotations.Nullable;

/**
 * Who judges a view, and who else looks at it. The leases belong to the {@link DeployedModels} that
 * gave them: whoever needs one for longer takes one more.
 *
 * @param judge the model whose verdict counts
 * @param grounds why this one
 * @param shadows the models that judge beside it, none of them {@code judge}
 * @param <M> a loaded model
 */
public record Assignment<M>(ModelLease<M> judge, Grounds grounds, List<ModelLease<M>> shadows) {
  /** Copies the list. */
  public Assignment {
    shadows = List.copyOf(shadows);
  }

  /**
   * Why a model judges.
   *
   * @param stage ACTIVE or CANARY
   * @param revision of the deployment that it was chosen by; null when it is the job's own model
   * @param refusedSha256 the model that should have judged and that this machine refused; null when
   *     it runs what is deployed
   * @param choice what of the deployment names it
   * @param taktLeftMillis what was left of the takt; null when nobody asked
   */
  public record Grounds(
      ModelStage stage,
      @Nullable Integer revision,
      @Nullable String refusedSha256,
      ModelChoice choice,
      @Nullable Long taktLeftMillis) {}
}
