package lineside.jobs.deployment;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to use a loaded model: it stays open until the last lease is closed. Thread-safe.
 *
 * @param <M> a loaded model
 */
public final class ModelLease<M> implements Held {
  private final ModelShelf<M> shelf;
  private final String sha256;
  private final M model;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  ModelLease(ModelShelf<M> shelf, String sha256, M model) {
    this.shelf = shelf;
    this.sha256 = sha256;
    this.model = model;
  }

  /** Hash of its package. */
  public String sha256() {
    return sha256;
  }

  /** The model; not to be used after the lease is closed. */
  public M model() {
    return model;
  }

  /** One more lease of the same model, while this one is held. */
  public ModelLease<M> again() {
    return shelf.again(sha256);
  }

  /** Lets go; a second call does nothing. */
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      shelf.release(sha256);
    }
  }
}
