package lineside.ingest.books;

import java.util.Map;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.LossReason;

/**
 * The books of one camera in its epoch at one moment. When nothing is under way, {@code triggered =
 * published + lost} and {@code captured = published + lostAfterCapture}.
 *
 * @param lineId production line
 * @param cameraId camera
 * @param epoch counting period, milliseconds since 1970 (UTC)
 * @param status state of the camera
 * @param triggered triggers accepted
 * @param captured images captured
 * @param published frames sent to Kafka and not refused
 * @param acknowledged frames that Kafka has acknowledged
 * @param lost losses recorded
 * @param lostAfterCapture of these, losses of an image that had been captured
 * @param capturedBytes encoded size of the images captured since the process started
 * @param lostByReason losses since the process started; {@code lost} also has those of earlier runs
 * @param memory what waits in memory
 * @param spool what waits on disk
 */
public record CameraBooks(
    String lineId,
    String cameraId,
    long epoch,
    CameraStatus status,
    long triggered,
    long captured,
    long published,
    long acknowledged,
    long lost,
    long lostAfterCapture,
    long capturedBytes,
    Map<LossReason, Long> lostByReason,
    MemoryBooks memory,
    SpoolBooks spool) {
  /** Copies the map. */
  public CameraBooks {
    lostByReason = Map.copyOf(lostByReason);
  }

  /** Triggers that have no outcome yet. */
  public long open() {
    return triggered - acknowledged - lost;
  }

  /** The same with what waits in memory and on disk. */
  public CameraBooks with(MemoryBooks newMemory, SpoolBooks newSpool) {
    return new CameraBooks(
        lineId,
        cameraId,
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
        newMemory,
        newSpool);
  }
}
