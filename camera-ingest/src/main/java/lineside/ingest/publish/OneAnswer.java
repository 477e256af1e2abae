package lineside.ingest.publish;

import java.util.concurrent.atomic.AtomicBoolean;

/** Passes on the first answer only. Thread-safe. */
final class OneAnswer implements Delivery {
  private final Delivery delivery;
  private final AtomicBoolean answered = new AtomicBoolean();

  OneAnswer(Delivery delivery) {
    this.delivery = delivery;
  }

  @Override
  public void acknowledged() {
    if (answered.compareAndSet(false, true)) {
      delivery.acknowledged();
    }
  }

  @Override
  public void refused(Refusal refusal) {
    if (answered.compareAndSet(false, true)) {
      delivery.refused(refusal);
    }
  }
}
