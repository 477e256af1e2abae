package lineside.ingest.spool;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How frames are kept on disk; the same for every camera of one ingest.
 *
 * @param directory holds a directory for each camera; created when it is first needed
 * @param maxBytes bound on the disk that one camera takes, at least 1 MiB
 * @param after how long a frame may wait for Kafka in memory before frames go to disk
 * @param syncInterval longest time between two fsyncs while frames are written: what a power cut
 *     may cost. A killed process loses none of what was written
 * @param policy what is given up at the bound
 */
public record SpoolSettings(
    Path directory, long maxBytes, Duration after, Duration syncInterval, SpoolPolicy policy) {
  /** 4 GiB a camera: 13 minutes of 1 MB frames at 5 a second. */
  public static final long DEFAULT_MAX_BYTES = 4L << 30;

  /** Longer than an election of a leader takes, shorter than anybody waits. */
  public static final Duration DEFAULT_AFTER = Duration.ofSeconds(2);

  /** A second. */
  public static final Duration DEFAULT_SYNC_INTERVAL = Duration.ofSeconds(1);

  /** Smallest bound. */
  public static final long LEAST_MAX_BYTES = 1L << 20;

  private static final int SEGMENTS = 64;
  private static final long MAX_SEGMENT_BYTES = 16L << 20;

  /** Checks the ranges. */
  public SpoolSettings {
    if (maxBytes < LEAST_MAX_BYTES) {
      throw new IllegalArgumentException(
          "spool bound is " + maxBytes + " bytes, at least " + LEAST_MAX_BYTES);
    }
    if (after.isNegative() || syncInterval.isNegative()) {
      throw new IllegalArgumentException(
          "spool waits " + after + " and syncs each " + syncInterval + ", both at least 0");
    }
  }

  /** Defaults, dropping the oldest, in {@code directory}. */
  public static SpoolSettings in(Path directory) {
    return new SpoolSettings(
        directory,
        DEFAULT_MAX_BYTES,
        DEFAULT_AFTER,
        DEFAULT_SYNC_INTERVAL,
        SpoolPolicy.DROP_OLDEST);
  }

  /**
   * Size at which a segment is closed, and so what dropping the oldest gives up at once beside one
   * frame: a 64th of the bound, at most 16 MiB, the largest image.
   */
  public long segmentBytes() {
    return Math.min(MAX_SEGMENT_BYTES, maxBytes / SEGMENTS);
  }
}
