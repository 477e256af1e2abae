package lineside.jobs.deployment;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Models in memory by hash; each is closed by the last who lets it go. Thread-safe.
 *
 * @param <M> a loaded model
 */
final class ModelShelf<M> {
  private final Map<String, Shelved<M>> models = new HashMap<>();
  private final Consumer<M> closer;

  private static final class Shelved<M> {
    final M model;
    int holders;

    Shelved(M model) {
      this.model = model;
    }
  }

  /** Takes what closes a model. */
  ModelShelf(Consumer<M> closer) {
    this.closer = closer;
  }

  /** Holds a model that is there. */
  synchronized Optional<ModelLease<M>> lease(String sha256) {
    Shelved<M> shelved = models.get(sha256);
    return shelved == null ? Optional.empty() : Optional.of(lease(sha256, shelved));
  }

  /**
   * Puts a model on the shelf and holds it.
   *
   * @throws IllegalStateException when it is there already
   */
  synchronized ModelLease<M> add(String sha256, M model) {
    Shelved<M> shelved = new Shelved<>(model);
    if (models.putIfAbsent(sha256, shelved) != null) {
      throw new IllegalStateException("model " + sha256 + " is loaded already");
    }
    return lease(sha256, shelved);
  }

  /** Models in memory. */
  synchronized int size() {
    return models.size();
  }

  /** Holds what somebody holds already. */
  synchronized ModelLease<M> again(String sha256) {
    return lease(sha256, requireNonNull(models.get(sha256), "nobody holds the model"));
  }

  void release(String sha256) {
    M unheld = null;
    synchronized (this) {
      Shelved<M> shelved = requireNonNull(models.get(sha256), "nobody holds the model");
      shelved.holders--;
      if (shelved.holders == 0) {
        models.remove(sha256);
        unheld = shelved.model;
      }
    }
    if (unheld != null) {
      // Outside of the lock: others look for models meanwhile.
      closer.accept(unheld);
    }
  }

  private ModelLease<M> lease(String sha256, Shelved<M> shelved) {
    shelved.holders++;
    return new ModelLease<>(this, sha256, shelved.model);
  }
}
