package lineside.ingest.spool;

/** Which frames are given up when the spool has reached its bound or its disk is full. */
public enum SpoolPolicy {
  /**
   * Those that have waited longest: the segment of the log that holds the oldest frame goes, at
   * most a 64th of the bound or 16 MiB, and a frame.
   */
  DROP_OLDEST,
  /** The one that was just captured. */
  DROP_NEWEST,
  /** None: no trigger is accepted until there is room. */
  STOP_TRIGGERING
}
