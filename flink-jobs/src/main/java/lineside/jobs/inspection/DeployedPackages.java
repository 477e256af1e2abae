package lineside.jobs.inspection;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import lineside.jobs.deployment.Assignment;
import lineside.jobs.deployment.AtStation;
import lineside.jobs.deployment.DeployedModels;
import lineside.jobs.deployment.DeploymentRegistry;
import lineside.jobs.deployment.ModelNews;
import lineside.jobs.deployment.PackageStore;
import lineside.jobs.deployment.SpareCapacity;
import lineside.jobs.process.HostName;
import lineside.jobs.process.SharedPerProcess;
import lineside.schemas.record.Trigger;
import lineside.vision.model.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Packages that the deployments of a broker name, from a store: one registry in a process, shared
 * by its subtasks.
 *
 * @param start judges where no deployment says otherwise; gives provider and threads for all
 * @param bootstrapServers the broker, as Kafka takes it
 * @param store directory of the package store, text because a Path does not travel
 * @param loadedAtMost models in memory at most, at least 2; 8 hold the job's own, an active one, a
 *     candidate, one of a station, a lighter one and three shadows
 */
public record DeployedPackages(
    PackagedModel start, String bootstrapServers, String store, int loadedAtMost)
    implements ModelSource {
  private static final long serialVersionUID = 1L;

  /** The job's own, an active one, a candidate, one of a station, a lighter one, three shadows. */
  public static final int LOADED_AT_MOST = 8;

  /** Time in which everything that is deployed must be loaded: a large model takes a minute. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Shadows wait with their pictures. */
  private static final int SHADOWS_WAITING = 32;

  private static final long SHADOW_BYTES = 64L << 20;

  private static final SharedPerProcess<DeployedPackages, DeploymentRegistry<FrameJudge>>
      REGISTRIES = new SharedPerProcess<>();

  /** Checks the number. */
  public DeployedPackages {
    if (loadedAtMost < 2) {
      throw new IllegalArgumentException(
          "models loaded at most are " + loadedAtMost + ", at least 2 are needed");
    }
  }

  @Override
  public DeployedPackages sharedBy(int subtasks) {
    return start.sharedBy(subtasks) instanceof PackagedModel shared
        ? new DeployedPackages(shared, bootstrapServers, store, loadedAtMost)
        : this;
  }

  @Override
  public Models openModels() throws Exception {
    return new Share(this, REGISTRIES.acquire(this, DeployedPackages::registry));
  }

  private DeploymentRegistry<FrameJudge> registry() throws Exception {
    SpareCapacity spare = new SpareCapacity(spareLimits());
    boolean isOpen = false;
    try {
      DeploymentRegistry<FrameJudge> registry =
          DeploymentRegistry.open(
              bootstrapServers,
              new PackageLoader(start, new PackageStore(Path.of(store))),
              new DeploymentRegistry.Surroundings(
                  HostName.ofThisMachine(), loadedAtMost, Clock.systemUTC(), System::nanoTime),
              spare,
              PATIENCE);
      isOpen = true;
      return registry;
    } finally {
      if (!isOpen) {
        spare.close();
      }
    }
  }

  private SpareCapacity.Limits spareLimits() {
    // A device is shared by everybody; only on the processor are there cores to be left.
    int cores = start.provider() == Provider.CPU ? Runtime.getRuntime().availableProcessors() : 0;
    return new SpareCapacity.Limits(
        cores, Math.max(1, start.threads()), SHADOWS_WAITING, SHADOW_BYTES);
  }

  /** One subtask's view of a registry. */
  static final class Share implements Models {
    private final DeployedPackages key;
    private final DeploymentRegistry<FrameJudge> registry;
    private DeployedModels<FrameJudge> current;
    private long version;

    Share(DeployedPackages key, DeploymentRegistry<FrameJudge> registry) {
      this.key = key;
      this.registry = registry;
      this.version = registry.version();
      this.current = registry.take();
    }

    @Override
    public boolean refresh() {
      long latest = registry.version();
      if (latest == version) {
        return false;
      }
      DeployedModels<FrameJudge> before = current;
      version = latest;
      current = registry.take();
      before.close();
      return true;
    }

    @Override
    public Assignment<FrameJudge> of(Trigger trigger, AtStation at) {
      return current.of(trigger, at);
    }

    @Override
    public FrameJudge start() {
      return current.start();
    }

    @Override
    public @Nullable ModelNews news() {
      return registry.news();
    }

    @Override
    public Optional<SpareCapacity> spare() {
      return Optional.of(registry.spare());
    }

    @Override
    public void close() {
      try {
        current.close();
      } finally {
        REGISTRIES.release(key, DeploymentRegistry::close);
      }
    }
  }
}
