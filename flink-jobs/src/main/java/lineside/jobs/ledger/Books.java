package lineside.jobs.ledger;

import java.time.Instant;
import lineside.schemas.record.LedgerEntry;

/** Counts of one camera and one period, by id: state, a Flink POJO. Columns as in LedgerEntry. */
public final class Books {
  /** Camera. */
  public String cameraId = "";

  /** First instant, event time, milliseconds since 1970 (UTC). */
  public long periodStartMillis;

  /** Triggers announced. */
  public long triggered;

  /** Frames that were on the frame topic. */
  public long published;

  /** Triggers with a recorded loss and no frame. */
  public long lost;

  /** Of these, after capture. */
  public long lostAfterCapture;

  /** Frames that became a view verdict. */
  public long evaluated;

  /** Frames that became a dead letter. */
  public long deadLettered;

  /** Of the evaluated: no evidence for image quality. */
  public long unfit;

  /** View verdicts given. */
  public long viewVerdicts;

  /** Of these UNDEFINED. */
  public long undefinedViews;

  /** Frames of nobody's trigger. */
  public long foreign;

  /** Views expected and never triggered. */
  public long neverTriggered;

  /** For the serializer. */
  public Books() {}

  /** The entry for these counts, with the first equation that does not hold. */
  LedgerEntry close(String lineId, long periodMillis) {
    String imbalance = imbalance();
    return LedgerEntry.newBuilder()
        .setLineId(lineId)
        .setCameraId(cameraId)
        .setPeriodStart(Instant.ofEpochMilli(periodStartMillis))
        .setPeriodEnd(Instant.ofEpochMilli(periodStartMillis + periodMillis))
        .setTriggered(triggered)
        .setCaptured(published + lostAfterCapture)
        .setPublished(published)
        .setLost(lost)
        .setLostAfterCapture(lostAfterCapture)
        .setEvaluated(evaluated)
        .setDeadLettered(deadLettered)
        .setUnfit(unfit)
        .setViewVerdicts(viewVerdicts)
        .setUndefinedViews(undefinedViews)
        .setForeign(foreign)
        .setNeverTriggered(neverTriggered)
        .setIsBalanced(imbalance.isEmpty())
        .setImbalance(imbalance)
        .build();
  }

  private String imbalance() {
    if (triggered != published + lost) {
      return "triggered " + triggered + " is not published " + published + " + lost " + lost;
    }
    if (published != evaluated + deadLettered) {
      return "published "
          + published
          + " is not evaluated "
          + evaluated
          + " + deadLettered "
          + deadLettered;
    }
    if (viewVerdicts != triggered) {
      return "viewVerdicts " + viewVerdicts + " is not triggered " + triggered;
    }
    if (undefinedViews != lost + deadLettered + unfit) {
      return "undefinedViews "
          + undefinedViews
          + " is not lost "
          + lost
          + " + deadLettered "
          + deadLettered
          + " + unfit "
          + unfit;
    }
    return "";
  }
}
