package lineside.ingest.books;

import java.util.EnumMap;
import java.util.Map;
import lineside.ingest.camera.CameraName;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.LossStage;

/** Counts what happens to the triggers of one camera. Used by one thread; snapshots are shared. */
public final class Tally {
  private final CameraName name;
  private final long epoch;
  private final Map<LossReason, Long> byReason = new EnumMap<>(LossReason.class);
  private Map<LossReason, Long> lostByReason = Map.of();
  private long triggered;
  private long captured;
  private long published;
  private long acknowledged;
  private long lost;
  private long lostAfterCapture;
  private long capturedBytes;

  /** Begins with what an earlier run has resolved. */
  public Tally(CameraName name, long epoch, Resolved earlier) {
    this.name = name;
    this.epoch = epoch;
    this.published = earlier.published();
    this.acknowledged = earlier.published();
    this.lostAfterCapture = earlier.lostAfterCapture();
    this.lost = earlier.lostBeforeCapture() + earlier.lostAfterCapture();
    this.captured = published + lostAfterCapture;
    this.triggered = published + lost;
  }

  /** A trigger was accepted, or taken over unresolved from an earlier run. */
  public void countTriggered() {
    triggered++;
  }

  /** An image was captured. */
  public void countCaptured(int sizeBytes) {
    captured++;
    capturedBytes += sizeBytes;
  }

  /** A frame was handed to Kafka. */
  public void countPublished() {
    published++;
  }

  /** Kafka has the frame. */
  public void countAcknowledged() {
    acknowledged++;
  }

  /** A frame that counted as published was refused. */
  public void takeBackPublished() {
    published--;
  }

  /** A loss was recorded. */
  public void countLost(LossStage stage, LossReason reason) {
    lost++;
    byReason.merge(reason, 1L, Long::sum);
    lostByReason = Map.copyOf(byReason);
    if (stage == LossStage.AFTER_CAPTURE) {
      lostAfterCapture++;
    }
  }

  /** The books now. */
  public CameraBooks snapshot(CameraStatus status) {
    return new CameraBooks(
        name.lineId(),
        name.cameraId(),
        epoch,
        status,
        triggered,
        captured,
        published,
        acknowledged,
        lost,
        lostAfterCapture,
        capturedBytes,
        lostByReason,
        MemoryBooks.NONE,
        SpoolBooks.NONE);
  }
}
