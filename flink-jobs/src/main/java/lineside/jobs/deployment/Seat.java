package lineside.jobs.deployment;

import lineside.schemas.record.ModelReference;
import org.jspecify.annotations.Nullable;

/**
 * A place for one model: whoever sits there stays until the next one is loaded, also when that one
 * is refused. Used by the registry's thread alone.
 *
 * @param <M> a loaded model
 */
final class Seat<M> implements Held {
  private ModelReference wanted;
  private int wantedRevision;
  private @Nullable ModelLease<M> holder;
  private int holderRevision;
  private boolean isRefused;

  /** Empty, for the model of a deployment's revision. */
  Seat(ModelReference wanted, int revision) {
    this.wanted = wanted;
    this.wantedRevision = revision;
  }

  /** From now on for the model of a later revision; one that was refused is tried again. */
  void want(ModelReference next, int revision) {
    wanted = next;
    wantedRevision = revision;
    isRefused = false;
    if (isSettled()) {
      holderRevision = revision;
    }
  }

  ModelReference wanted() {
    return wanted;
  }

  /** Whether the wanted model has still to be found. */
  boolean isWaiting() {
    return !isRefused && !isSettled();
  }

  /** Whether it still waits for the model of this hash. */
  boolean isWaitingFor(String sha256) {
    return isWaiting() && wanted.getSha256().equals(sha256);
  }

  /** Seats a model; the lease is taken over, and whoever sat there goes. */
  void seat(ModelLease<M> lease) {
    ModelLease<M> before = holder;
    holder = lease;
    holderRevision = wantedRevision;
    if (before != null) {
      before.close();
    }
  }

  /** The wanted model cannot be had. */
  void refuse() {
    isRefused = true;
  }

  /** The wanted model, though it is seated, may not judge: the seat is empty then. */
  void expel() {
    isRefused = true;
    close();
  }

  /** Who sits there; null for nobody. */
  @Nullable ModelLease<M> holder() {
    return holder;
  }

  /** Revision that seated the holder. */
  int holderRevision() {
    return holderRevision;
  }

  /** Hash of the wanted model, when it was refused; null otherwise. */
  @Nullable String refusedSha256() {
    return isRefused ? wanted.getSha256() : null;
  }

  /** Nobody sits there any more. */
  @Override
  public void close() {
    ModelLease<M> before = holder;
    holder = null;
    if (before != null) {
      before.close();
    }
  }

  private boolean isSettled() {
    return holder != null && holder.sha256().equals(wanted.getSha256());
  }
}
