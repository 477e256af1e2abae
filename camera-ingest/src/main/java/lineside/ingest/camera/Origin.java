package lineside.ingest.camera;

/** Where the parts that a camera sees come from. */
public enum Origin {
  /** A line that makes parts. */
  LIVE,
  /** A recording or a simulation: marked as simulated in every message. */
  SIMULATED
}
