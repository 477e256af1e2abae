package lineside.bench.ingest;

/** Questions to ingest. */
public enum IngestPart {
  /** Does it bear the load, and what is the most that it bears. */
  LOAD,
  /** What does a frame cost with one camera and with many. */
  COST,
  /** How fast is a ready image published. */
  PUBLISH,
  /** Does memory grow. */
  MEMORY
}
