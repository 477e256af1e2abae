package lineside.jobs.tail;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link Work} on a daemon thread of its own until it is closed. Thread-safe. Once the work
 * has failed, {@link #requireAlive} throws: whoever depends on it restarts instead of going on with
 * what was true yesterday.
 */
public final class Follower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  private final Work work;
  private final String name;
  private final Thread thread;
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile boolean isRunning = true;
  private volatile @Nullable RuntimeException failure;

  /** What is done over and over, on one thread but for {@link #isReady} and {@link #wakeUp}. */
  public interface Work extends AutoCloseable {
    /** Called once, before all else. */
    void onStart();

    /** One round; waits a little when there is nothing to do. */
    void doWork();

    /** Whether what was there at start has been taken in. */
    boolean isReady();

    /** Makes a waiting round return; called by another thread. */
    void wakeUp();

    /** Called once at the end, on the same thread. */
    @Override
    void close();
  }

  private Follower(Work work, String name) {
    this.work = work;
    this.name = name;
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
  }

  /**
   * Starts the work, which is closed in any case; returns when it is ready.
   *
   * @throws TimeoutException when it is not ready in time
   * @throws IllegalStateException when it failed
   */
  public static Follower start(Work work, String name, Duration patience)
      throws InterruptedException, TimeoutException {
    Follower follower = new Follower(work, name);
    follower.thread.start();
    boolean isReady = false;
    try {
      if (!follower.ready.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TimeoutException(name + " is not ready within " + patience.toMillis() + " ms");
      }
      follower.requireAlive();
      isReady = true;
      return follower;
    } finally {
      if (!isReady) {
        follower.close();
      }
    }
  }

  /**
   * Does nothing while the work goes on.
   *
   * @throws IllegalStateException when it has failed
   */
  public void requireAlive() {
    RuntimeException broken = failure;
    if (broken != null) {
      throw new IllegalStateException(name + " can no longer be followed", broken);
    }
  }

  /** Stops the thread and waits for it. */
  @Override
  public void close() {
    isRunning = false;
    work.wakeUp();
    boolean wasInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (work) {
      work.onStart();
      while (isRunning) {
        work.doWork();
        if (work.isReady()) {
          ready.countDown();
        }
      }
    } catch (WakeupException e) {
      LOG.debug("{} no longer followed", name);
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      ready.countDown();
    }
  }
}
