package lineside.jobs;

import java.net.URI;
import java.time.Duration;

/**
 * How a job runs.
 *
 * @param checkpoints directory that every machine of the job reaches
 * @param checkpointInterval time between checkpoints; as much is done again after a failure
 * @param parallelism subtasks of every operator that can have several, 1 to {@link
 *     #MAX_PARALLELISM}
 * @param restarts attempts after failures before the job gives up
 */
public record JobRun(URI checkpoints, Duration checkpointInterval, int parallelism, int restarts) {
  /** Key groups: fixed for ever, because a savepoint does not restore into another number. */
  public static final int MAX_PARALLELISM = 128;

  /** Attempts when nobody says otherwise: a line must come back by itself. */
  public static final int DEFAULT_RESTARTS = 1000;

  /** Shortest interval: a checkpoint of a few files takes tens of milliseconds. */
  private static final Duration MIN_INTERVAL = Duration.ofMillis(100);

  /** Checks the ranges. */
  public JobRun {
    if (checkpointInterval.compareTo(MIN_INTERVAL) < 0) {
      throw new IllegalArgumentException(
          "checkpoint interval is " + checkpointInterval + ", must be at least " + MIN_INTERVAL);
    }
    if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
      throw new IllegalArgumentException(
          "parallelism is " + parallelism + ", 1 to " + MAX_PARALLELISM + " is allowed");
    }
    if (restarts < 0) {
      throw new IllegalArgumentException("restarts is " + restarts + ", must not be negative");
    }
  }
}
