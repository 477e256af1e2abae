package lineside.cli.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: tells a run to come to an orderly end, and keeps the process alive until it has, or a
 * bounded time. Thread-safe.
 */
public final class Interruption implements AutoCloseable {
  private static final Duration ORDERLY_END = Duration.ofSeconds(40);

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::request, "lineside-interruption");

  private Interruption() {}

  /** Begins to listen; ended by {@link #close()}. */
  public static Interruption watch() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** True when the run was asked to end. */
  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Waits; returns early and true when the run was asked to end. */
  public boolean pause(Duration time) throws InterruptedException {
    return requested.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    ended.countDown();
    if (!isRequested()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending already: the hook has nothing left to wait for.
        requested.countDown();
      }
    }
  }

  private void request() {
    requested.countDown();
    try {
      ended.await(ORDERLY_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
