package lineside.jobs.deployment;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import lineside.jobs.tail.Follower;
import lineside.jobs.tail.TopicTail;
import lineside.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * The models of one process: follows the deployments of a broker, loads and qualifies on a thread
 * of its own, and says who judges. One for all subtasks. Thread-safe. Once the deployments can no
 * longer be followed, {@link #version()} throws, and so restarts the job.
 *
 * @param <M> a loaded model
 */
public final class DeploymentRegistry<M> implements AutoCloseable {
  private final ModelDesk<M> desk;
  private final Follower follower;
  private final SpareCapacity spare;

  /**
   * What a registry works with.
   *
   * @param machineId name of the machine in every report
   * @param loadedAtMost models in memory at most, at least 2
   * @param clock wall clock for reports
   * @param nanoTime monotonic clock
   */
  public record Surroundings(
      String machineId, int loadedAtMost, Clock clock, LongSupplier nanoTime) {}

  private DeploymentRegistry(ModelDesk<M> desk, Follower follower, SpareCapacity spare) {
    this.desk = desk;
    this.follower = follower;
    this.spare = spare;
  }

  /**
   * Follows the deployments of a broker; returns when every model that is deployed now is loaded or
   * refused.
   *
   * @param spare runs shadows; closed with it
   * @throws IllegalStateException when the job's own model is refused
   * @throws TimeoutException when that takes longer than {@code patience}
   */
  public static <M> DeploymentRegistry<M> open(
      String bootstrapServers,
      ModelLoader<M> loader,
      Surroundings surroundings,
      SpareCapacity spare,
      Duration patience)
      throws InterruptedException, TimeoutException {
    return open(
        TopicTail.open(bootstrapServers, Topic.DEPLOYMENT.topicName()),
        loader,
        surroundings,
        spare,
        patience);
  }

  static <M> DeploymentRegistry<M> open(
      TopicTail tail,
      ModelLoader<M> loader,
      Surroundings surroundings,
      SpareCapacity spare,
      Duration patience)
      throws InterruptedException, TimeoutException {
    ModelDesk<M> desk = new ModelDesk<>(surroundings.loadedAtMost());
    ModelReports reports =
        new ModelReports(surroundings.machineId(), surroundings.clock(), surroundings.nanoTime());
    Follower follower =
        Follower.start(
            new DeploymentAgent<>(tail, loader, desk, reports), "deployment-registry", patience);
    return new DeploymentRegistry<>(desk, follower, spare);
  }

  /**
   * Rises whenever somebody else judges.
   *
   * @throws IllegalStateException when the deployments can no longer be followed
   */
  public long version() {
    follower.requireAlive();
    return desk.version();
  }

  /** Who judges now; the caller closes it when it has taken the next one. */
  public DeployedModels<M> take() {
    return desk.take();
  }

  /** The oldest news that no subtask has told; null when there is none. */
  public @Nullable ModelNews news() {
    return desk.poll();
  }

  /** Runs shadows of all subtasks. */
  public SpareCapacity spare() {
    return spare;
  }

  /** Stops following; models stay open for those who hold them. */
  @Override
  public void close() {
    try (spare) {
      follower.close();
    }
  }
}
