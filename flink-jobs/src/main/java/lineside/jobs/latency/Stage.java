package lineside.jobs.latency;

import java.util.Locale;

/**
 * Stages from the trigger to the verdict; each view passes the first four, each part the others.
 */
public enum Stage {
  /** From the trigger to the exposure, on the line's clock. */
  CAPTURE,
  /** From the picture in the memory of ingest to the moment when ingest hands it to Kafka. */
  INGEST,
  /** From there until the inspection has it. */
  BROKER,
  /** Decoding, waiting for the batch, model, evidence. */
  INSPECT,
  /** From the last view's verdict to the part's. */
  JOIN,
  /** From the last picture in the memory of ingest to the part's verdict. */
  TOTAL;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
