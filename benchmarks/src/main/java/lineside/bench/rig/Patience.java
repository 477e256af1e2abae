package lineside.bench.rig;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting for what a process does. */
public final class Patience {
  private static final long LOOK_MILLIS = 100;

  private Patience() {}

  /** Something that may be so. */
  @FunctionalInterface
  public interface Condition {
    /** Whether it is. */
    boolean holds() throws IOException, InterruptedException;
  }

  /**
   * Waits.
   *
   * @throws IOException when it does not come about in time
   */
  public static void await(String what, Duration patience, Condition condition)
      throws IOException, InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IOException("waited for " + what + " for " + patience.toSeconds() + " s");
      }
      if (never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }
}
