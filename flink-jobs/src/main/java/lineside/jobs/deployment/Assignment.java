package lineside.jobs.deployment;

import lineside.schemas.record.ModelStage;
import org.jspecify.annotations.Nullable;

/**
 * Who judges a view, and who else looks at it. The leases belong to the {@link DeployedModels} that
 * gave them: whoever needs one for longer takes one more.
 *
 * @param judge the model whose verdict counts
 * @param stage ACTIVE or CANARY
 * @param revision of the deployment that it was chosen by; null when it is the job's own model
 * @param refusedSha256 the model that should have judged and that this machine refused; null when
 *     it runs what is deployed
 * @param shadow the model that judges beside it; null for none
 * @param <M> a loaded model
 */
public record Assignment<M>(
    ModelLease<M> judge,
    ModelStage stage,
    @Nullable Integer revision,
    @Nullable String refusedSha256,
    @Nullable ModelLease<M> shadow) {}
