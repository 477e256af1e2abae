package lineside.jobs.deployment;

import static java.util.Objects.requireNonNull;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where the registry's thread lays down who judges, and subtasks pick it up. Thread-safe.
 *
 * @param <M> a loaded model
 */
final class ModelDesk<M> {
  /** News that nobody fetches: a machine without a subtask at work. */
  private static final int MAX_NEWS = 1000;

  private final int loadedAtMost;
  private final Queue<ModelNews> news = new ConcurrentLinkedQueue<>();
  private final AtomicInteger untold = new AtomicInteger();
  private @Nullable DeployedModels<M> current;
  private volatile long version;

  /** Takes the models in memory at most, at least 2: one that judges and one that is to. */
  ModelDesk(int loadedAtMost) {
    if (loadedAtMost < 2) {
      throw new IllegalArgumentException(
          "models loaded at most are " + loadedAtMost + ", at least 2 are needed");
    }
    this.loadedAtMost = loadedAtMost;
  }

  int loadedAtMost() {
    return loadedAtMost;
  }

  /** Rises with every {@link #put}. */
  long version() {
    return version;
  }

  /** Lays down what is true from now on; taken over and closed with the next one. */
  void put(DeployedModels<M> models) {
    DeployedModels<M> before;
    synchronized (this) {
      before = current;
      current = models;
      version++;
    }
    if (before != null) {
      before.close();
    }
  }

  /** What is true now, with leases of its own: the caller closes it. */
  synchronized DeployedModels<M> take() {
    return requireNonNull(current, "no model is there yet").again();
  }

  /** Nothing is true any more. */
  void clear() {
    DeployedModels<M> before;
    synchronized (this) {
      before = current;
      current = null;
    }
    if (before != null) {
      before.close();
    }
  }

  void tell(ModelNews told) {
    if (untold.get() < MAX_NEWS) {
      untold.incrementAndGet();
      news.add(told);
    }
  }

  /** The oldest news that nobody has had; null when there is none. */
  @Nullable ModelNews poll() {
    ModelNews oldest = news.poll();
    if (oldest != null) {
      untold.decrementAndGet();
    }
    return oldest;
  }
}
