package lineside.ingest.pace;

/** How line time passes when recorded material is played. */
public enum Pace {
  /** At the rate of the wall clock; event time is wall time. */
  REALTIME,
  /** As fast as the parts behind it take it; event time is that of the recording. */
  MAX
}
