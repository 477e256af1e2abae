package lineside.bench.kill;

/** What may happen to a plant. */
public enum Fault {
  /** The task manager that runs the most: kill -9; another one stands by. */
  TASK_MANAGER,
  /** The job manager: kill -9, and started again at once. */
  JOB_MANAGER,
  /** The broker: kill -9, and started again at once. */
  BROKER,
  /** The task manager that runs the most stands still for a while and goes on. */
  TASK_MANAGER_STALLS,
  /** The broker stands still for a while and goes on, as behind a network that is cut. */
  BROKER_STALLS,
  /** Broker and task manager within the same moment. */
  BROKER_AND_TASK_MANAGER,
  /** Job manager and task manager within the same moment. */
  BOTH_MANAGERS;

  /** Whether only one thing fails. */
  public boolean isSingle() {
    return this != BROKER_AND_TASK_MANAGER && this != BOTH_MANAGERS;
  }

  /** Whether something stands still instead of dying. */
  public boolean isStall() {
    return this == TASK_MANAGER_STALLS || this == BROKER_STALLS;
  }
}
