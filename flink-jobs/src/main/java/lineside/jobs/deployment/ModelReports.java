package lineside.jobs.deployment;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import lineside.jobs.deployment.TargetModels.Step;
import lineside.schemas.record.Deployment;
import lineside.schemas.record.ModelState;
import lineside.schemas.record.ModelStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what this machine made of deployed models. Thread-safe. */
final class ModelReports {
  private static final Logger LOG = LoggerFactory.getLogger(ModelReports.class);

  private final String machineId;
  private final Clock clock;
  private final LongSupplier nanoTime;

  /** Takes the name of the machine, the wall clock and the monotonic one. */
  ModelReports(String machineId, Clock clock, LongSupplier nanoTime) {
    this.machineId = machineId;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  long nanoTime() {
    return nanoTime.getAsLong();
  }

  long millisSince(long begunNanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - begunNanos);
  }

  ModelNews qualified(PlacedDeployment placed, Step step, String provider, long loadMillis) {
    LOG.info(
        "model {} ({}) is {} for {} from the next micro-batch on, after {} ms",
        step.model().getSha256(),
        step.model().getName(),
        step.role(),
        keyOf(placed),
        loadMillis);
    ModelStatus status =
        begun(placed, step)
            .setState(ModelState.QUALIFIED)
            .setDetail("")
            .setProvider(provider)
            .setLoadMillis(loadMillis)
            .build();
    return new ModelNews(status, null);
  }

  ModelNews refused(
      PlacedDeployment placed, Step step, String why, String keptSha256, long loadMillis) {
    String detail =
        "model %s (%s) of deployment %s revision %d refused on %s: %s"
            .formatted(
                step.model().getSha256(),
                step.model().getName(),
                keyOf(placed),
                placed.deployment().getRevision(),
                machineId,
                why);
    LOG.error("{}; {} goes on", detail, keptSha256);
    ModelStatus status =
        begun(placed, step)
            .setState(ModelState.REFUSED)
            .setDetail(why)
            .setProvider("")
            .setKeptSha256(keptSha256)
            .setLoadMillis(loadMillis)
            .build();
    return new ModelNews(status, placed.refused(detail, clock.instant()));
  }

  private ModelStatus.Builder begun(PlacedDeployment placed, Step step) {
    Deployment deployment = placed.deployment();
    return ModelStatus.newBuilder()
        .setMachineId(machineId)
        .setLineId(deployment.getLineId())
        .setRecipeId(deployment.getRecipeId())
        .setDeploymentRevision(deployment.getRevision())
        .setModelSha256(step.model().getSha256())
        .setModelName(step.model().getName())
        .setStage(step.role().stage())
        .setAt(clock.instant());
  }

  private static String keyOf(PlacedDeployment placed) {
    Deployment deployment = placed.deployment();
    return DeploymentMessage.keyOf(deployment.getLineId(), deployment.getRecipeId());
  }
}
