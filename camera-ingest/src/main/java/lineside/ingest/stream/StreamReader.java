package lineside.ingest.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import lineside.ingest.camera.Capture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream on a thread of its own, so that nothing piles up in the camera or on the way, and
 * hands out the first image that begins after it is asked for. Holds one image at most.
 * Thread-safe.
 */
final class StreamReader implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);

  private final VideoInput input;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean isWanted;
  private boolean isStopped;
  private @Nullable Capture image;
  private @Nullable String end;

  /** Takes over an open input. */
  StreamReader(VideoInput input) {
    this.input = input;
  }

  void start(String name) {
    Thread thread = new Thread(this, "stream-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    String why = "the camera ended the stream";
    try (input) {
      VideoInput.Want want = want();
      Optional<Capture> next = input.next(want);
      while (next.isPresent() && !isStopped()) {
        if (want == VideoInput.Want.IMAGE) {
          put(next.get());
        }
        want = want();
        next = input.next(want);
      }
    } catch (IOException failure) {
      why = String.valueOf(failure.getMessage());
    } catch (RuntimeException failure) {
      LOG.error("stream reader failed", failure);
      why = failure.toString();
    } finally {
      finish(why);
    }
  }

  private VideoInput.Want want() {
    lock.lock();
    try {
      return isWanted ? VideoInput.Want.IMAGE : VideoInput.Want.NOTHING;
    } finally {
      lock.unlock();
    }
  }

  private boolean isStopped() {
    lock.lock();
    try {
      return isStopped;
    } finally {
      lock.unlock();
    }
  }

  private void put(Capture capture) {
    lock.lock();
    try {
      image = capture;
      isWanted = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void finish(String why) {
    lock.lock();
    try {
      end = why;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The next image; empty when none comes in time or the stream has ended. */
  Optional<Capture> next(Duration timeout) {
    lock.lock();
    try {
      image = null;
      isWanted = true;
      long left = timeout.toNanos();
      while (image == null && end == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      return Optional.ofNullable(image);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      image = null;
      lock.unlock();
    }
  }

  /** Why no further image will come; empty while images may come. */
  Optional<String> end() {
    lock.lock();
    try {
      return Optional.ofNullable(end);
    } finally {
      lock.unlock();
    }
  }

  /** Ends the reading at the next image or at the input's own timeout; does not wait for it. */
  void stop() {
    lock.lock();
    try {
      isStopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
