package lineside.ingest.agent;

/**
 * A loop without its thread: a runner drives it on a thread, a test drives it by hand. All calls
 * come from one thread, {@link #onStart} first and {@link #onClose} last.
 */
public interface Agent {
  /** Name for threads and logs. */
  String name();

  /** Prepares the work. */
  void onStart();

  /**
   * Does what is due and returns without waiting.
   *
   * @return how much was done; 0 means that the runner may rest
   */
  int doWork();

  /**
   * How long the runner may rest when nothing was done: a millisecond where the agent does not know
   * better. What comes from outside meanwhile waits so long.
   */
  default long restNanos() {
    return 1_000_000;
  }

  /** True when no further work will come. */
  boolean isDone();

  /** Ends the work early: nothing new is begun, what is under way comes to its end. */
  void stop();

  /** Lets go of what the agent holds. */
  void onClose();
}
