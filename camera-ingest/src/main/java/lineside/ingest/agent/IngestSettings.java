package lineside.ingest.agent;

import java.nio.file.Path;
import java.time.Duration;
import lineside.ingest.spool.SpoolSettings;

/**
 * What all cameras of one ingest have in common.
 *
 * @param journalDir directory of the trigger journals, created if need be
 * @param heartbeatInterval line time between two statements of a camera's state, at least 1 ms
 * @param maxSkew how far ahead of the slowest camera of its set one may run at maximum pace
 * @param leadTime time from the start of the cameras to line time zero in real time: how long they
 *     state that they are there before the first trigger, so that what reads them is awake
 * @param inFlight bound on what is captured, not yet acknowledged, and in memory
 * @param spool where frames wait when Kafka does not keep up
 */
public record IngestSettings(
    Path journalDir,
    Duration heartbeatInterval,
    Duration maxSkew,
    Duration leadTime,
    InFlightLimit inFlight,
    SpoolSettings spool) {
  /** One statement each second, as the line clock asks for. */
  public static final Duration DEFAULT_HEARTBEAT = Duration.ofSeconds(1);

  /** Two heartbeats. */
  public static final Duration DEFAULT_MAX_SKEW = Duration.ofSeconds(2);

  /** Checks the durations. */
  public IngestSettings {
    if (heartbeatInterval.toMillis() < 1) {
      throw new IllegalArgumentException(
          "heartbeatInterval is " + heartbeatInterval + ", at least 1 ms");
    }
    if (maxSkew.isNegative()) {
      throw new IllegalArgumentException("maxSkew is " + maxSkew + ", at least 0");
    }
    if (leadTime.isNegative()) {
      throw new IllegalArgumentException("leadTime is " + leadTime + ", at least 0");
    }
  }

  /**
   * Most triggers of a camera that may be without an end: each holds about a kilobyte. At the bound
   * no further trigger is accepted, whatever the spool's policy.
   */
  public static final int MAX_UNRESOLVED = 20_000;

  /** Defaults with journals in {@code journalDir} and the spool below it. */
  public static IngestSettings withJournalIn(Path journalDir) {
    return new IngestSettings(
        journalDir,
        DEFAULT_HEARTBEAT,
        DEFAULT_MAX_SKEW,
        Duration.ZERO,
        InFlightLimit.DEFAULT,
        SpoolSettings.in(journalDir.resolve("spool")));
  }

  /** The same with another lead time. */
  public IngestSettings withLeadTime(Duration newLeadTime) {
    return new IngestSettings(journalDir, heartbeatInterval, maxSkew, newLeadTime, inFlight, spool);
  }

  /** The same with another spool. */
  public IngestSettings withSpool(SpoolSettings newSpool) {
    return new IngestSettings(journalDir, heartbeatInterval, maxSkew, leadTime, inFlight, newSpool);
  }

  /** The same with another bound on memory. */
  public IngestSettings withInFlight(InFlightLimit newInFlight) {
    return new IngestSettings(journalDir, heartbeatInterval, maxSkew, leadTime, newInFlight, spool);
  }
}
