package lineside.ingest.pace;

import java.time.Instant;

/**
 * The time that the cameras of one set share: says when something planned is due and at which
 * instant of event time it happens. Thread-safe.
 */
public interface LineTime {
  /** Event time of a planned offset in milliseconds since line time zero. */
  Instant at(long offsetMillis);

  /** Event time of something done just now that was planned for {@code offsetMillis}. */
  Instant now(long offsetMillis);

  /**
   * Offset in milliseconds of something that happens now and was not planned.
   *
   * @param offsetMillis where the asking camera is; the answer is never before it
   */
  long nowMillis(long offsetMillis);

  /** Announces that the camera does nothing before {@code offsetMillis}. */
  void expect(String cameraId, long offsetMillis);

  /** True when something planned for {@code offsetMillis} may happen. */
  boolean isDue(long offsetMillis);

  /**
   * How long {@link #isDue} will surely be false, monotonic nanoseconds; 0 when it may be true any
   * moment.
   */
  default long nanosUntil(long offsetMillis) {
    return 0;
  }

  /** Takes out a camera that will do nothing any more, so that others do not wait for it. */
  void leave(String cameraId);
}
