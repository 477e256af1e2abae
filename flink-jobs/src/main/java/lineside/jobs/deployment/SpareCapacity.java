package lineside.jobs.deployment;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One thread for work that may wait or be dropped: it begins a task only while the lanes that must
 * not wait leave room, so that it holds up a micro-batch by one task at most, and only where there
 * is no other core. Bounded in tasks and bytes. Thread-safe.
 */
public final class SpareCapacity implements AutoCloseable {
  private final Deque<Task> queue = new ArrayDeque<>();
  private final Limits limits;
  private final Thread thread;
  private long queuedBytes;
  private int busyLanes;
  private boolean isClosed;

  /** What is done with spare capacity; exactly one of the two is called, by any thread. */
  public interface Task {
    /** Memory that it holds while it waits. */
    long bytes();

    /** Does it. */
    void run();

    /** Lets go of everything undone. */
    void drop();
  }

  /**
   * How much there is.
   *
   * @param cores that may be used at once; 0 when a task is only begun while no lane is busy, as
   *     where lanes and tasks share one device
   * @param coresPerRun cores that one lane and one task take
   * @param maxTasks waiting at most
   * @param maxBytes held by waiting tasks at most
   */
  public record Limits(int cores, int coresPerRun, int maxTasks, long maxBytes) {
    boolean leavesRoom(int busyLanes) {
      // One core more is left for everything that feeds the lanes.
      return busyLanes == 0 || (busyLanes + 1) * coresPerRun + 1 <= cores;
    }
  }

  /** Starts the thread. */
  public SpareCapacity(Limits limits) {
    this.limits = limits;
    this.thread = new Thread(this::work, "spare-capacity");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /** A lane has something to do. */
  public synchronized void enter() {
    busyLanes++;
  }

  /** A lane that had entered has nothing to do. */
  public synchronized void leave() {
    busyLanes--;
    notifyAll();
  }

  /**
   * Takes a task for later; false when there is no place for it, and then it stays the caller's.
   */
  public synchronized boolean offer(Task task) {
    if (isClosed
        || queue.size() >= limits.maxTasks()
        || queuedBytes + task.bytes() > limits.maxBytes()) {
      return false;
    }
    queue.add(task);
    queuedBytes += task.bytes();
    notifyAll();
    return true;
  }

  /** Drops what waits, after the task that runs. */
  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
      notifyAll();
    }
    boolean wasInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    queue.forEach(Task::drop);
    queue.clear();
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    Task task = next();
    while (task != null) {
      task.run();
      task = next();
    }
  }

  private synchronized @Nullable Task next() {
    while (!isClosed && (queue.isEmpty() || !limits.leavesRoom(busyLanes))) {
      try {
        wait();
      } catch (InterruptedException e) {
        // Nobody but close() ends this thread.
        Thread.currentThread().interrupt();
        return null;
      }
    }
    if (isClosed) {
      return null;
    }
    Task task = queue.remove();
    queuedBytes -= task.bytes();
    return task;
  }
}
