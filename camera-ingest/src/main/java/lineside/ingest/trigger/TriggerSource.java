package lineside.ingest.trigger;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Asks for images: a clip's schedule, a folder's period, or what happens outside: a file that is
 * dropped, an HTTP call. Used by one thread.
 */
public interface TriggerSource extends Closeable {
  /**
   * Opens the source and passes over the first {@code fromSequence} requests, which an earlier run
   * has accepted. Call once, first.
   *
   * @throws IOException when the source cannot be read
   */
  void open(long fromSequence) throws IOException;

  /**
   * True when requests come from outside as they happen: an empty {@link #next()} then means that
   * there is none at the moment, and the offset of a request is set when it is taken.
   */
  default boolean isLive() {
    return false;
  }

  /**
   * Tells where an earlier run was: the position of the last request that it accepted. Called
   * before {@link #open}, when there is one.
   */
  default void resume(String position) {
    // Most sources know by the sequence where they are.
  }

  /**
   * How long a live source will surely have no request, monotonic nanoseconds; 0 when one may come
   * any moment, as those from outside do.
   */
  default long nanosUntilNext() {
    return 0;
  }

  /** Tells that {@code request} stands in the trigger journal, synced: it will not be forgotten. */
  default void accepted(TriggerRequest request) {
    // Most sources owe nobody an answer.
  }

  /**
   * The next request, in order of time; empty when no further one will come, or, of a live source,
   * when there is none at the moment. Does not wait.
   *
   * @throws IOException when the source is damaged; what failed and where is in the message
   */
  Optional<TriggerRequest> next() throws IOException;
}
