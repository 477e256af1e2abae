package lineside.jobs.order;

import java.io.Serializable;
import lineside.schemas.record.Trigger;

/** Where a subtask gets the orders from; travels with the job. */
@FunctionalInterface
public interface OrderSource extends Serializable {
  /**
   * Opens the orders; returns when those of the last day are known.
   *
   * @throws Exception naming what could not be read, when that fails or takes too long
   */
  Orders open() throws Exception;

  /** No MES: every trigger names its recipe. */
  static OrderSource none() {
    return NoOrders::new;
  }

  /** Leaves every trigger as it is. */
  final class NoOrders implements Orders {
    private NoOrders() {}

    @Override
    public Trigger applied(Trigger trigger) {
      return trigger;
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}
