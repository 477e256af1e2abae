package lineside.jobs.inspection;

import java.util.Optional;
import lineside.jobs.deployment.Assignment;
import lineside.jobs.deployment.AtStation;
import lineside.jobs.deployment.DeployedModels;
import lineside.jobs.deployment.ModelNews;
import lineside.jobs.deployment.SpareCapacity;
import lineside.schemas.record.Trigger;
import org.jspecify.annotations.Nullable;

/** One model for everything. */
final class OnlyModel implements Models {
  private final DeployedModels<FrameJudge> models;

  OnlyModel(FrameJudge judge) {
    this.models = DeployedModels.only(judge.identity().modelSha256(), judge, FrameJudge::close);
  }

  @Override
  public boolean refresh() {
    return false;
  }

  @Override
  public Assignment<FrameJudge> of(Trigger trigger, AtStation at) {
    return models.of(trigger, at);
  }

  @Override
  public FrameJudge start() {
    return models.start();
  }

  @Override
  public @Nullable ModelNews news() {
    return null;
  }

  @Override
  public Optional<SpareCapacity> spare() {
    return Optional.empty();
  }

  @Override
  public void close() {
    models.close();
  }
}
