package lineside.ingest.publish;

/** Takes the answer to one message; called exactly once. */
public interface Delivery {
  /** The message is on its topic, on all replicas that are in sync. */
  void acknowledged();

  /** The message is not on its topic. */
  void refused(Refusal refusal);
}
