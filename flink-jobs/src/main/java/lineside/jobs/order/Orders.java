package lineside.jobs.order;

import lineside.schemas.record.Trigger;

/** The orders that run, as a subtask sees them. Thread-safe; the holder closes. */
public interface Orders extends AutoCloseable {
  /**
   * The trigger with the recipe that its part is to be inspected by: the one that the MES names for
   * the part, else the one that was named last for the line when it was triggered, else its own.
   *
   * @throws IllegalStateException when the orders can no longer be followed
   */
  Trigger applied(Trigger trigger);

  /** Lets go. */
  @Override
  void close();
}
