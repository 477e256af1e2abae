package lineside.ingest.config;

/** What triggers a live camera. */
public enum TriggerChoice {
  /** Ingest, each period. */
  PERIOD,
  /** Whoever calls {@code POST /cameras/ID/triggers}. */
  CALL,
  /** A PLC or the MES, on the topic of requests. */
  TOPIC,
  /** The camera itself, by its own clock or a signal at its input; it counts. */
  DEVICE
}
