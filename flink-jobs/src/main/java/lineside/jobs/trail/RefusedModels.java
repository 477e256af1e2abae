package lineside.jobs.trail;

import lineside.jobs.deployment.DeploymentMessage;
import lineside.schemas.record.AuditAction;
import lineside.schemas.record.AuditActor;
import lineside.schemas.record.AuditEntry;
import lineside.schemas.record.ModelState;
import lineside.schemas.record.ModelStatus;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** What machines made of deployed models in, an entry for each refusal out. */
public final class RefusedModels implements FlatMapFunction<ModelStatus, AuditEntry> {
  private static final long serialVersionUID = 1L;

  /** Makes one. */
  public RefusedModels() {}

  @Override
  public void flatMap(ModelStatus status, Collector<AuditEntry> out) {
    if (status.getState() == ModelState.REFUSED) {
      out.collect(entryOf(status));
    }
  }

  private static AuditEntry entryOf(ModelStatus status) {
    String key = DeploymentMessage.keyOf(status.getLineId(), status.getRecipeId());
    String kept = status.getKeptSha256();
    return AuditEntries.begun(
            Subject.deployment(key),
            AuditAction.REFUSE,
            "refused",
            status.getMachineId(),
            Integer.toString(status.getDeploymentRevision()),
            status.getModelSha256(),
            AuditEntries.millis(status.getAt()))
        .setLineId(status.getLineId())
        .setActor(AuditActor.MACHINE)
        .setWho(status.getMachineId())
        .setWhy(status.getDetail())
        .setAfter(kept == null ? "" : kept + " goes on")
        .setRevision(status.getDeploymentRevision())
        .setModelSha256(status.getModelSha256())
        .setAt(status.getAt())
        .build();
  }
}
