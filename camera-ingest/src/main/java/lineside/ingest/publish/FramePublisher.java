package lineside.ingest.publish;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.Trigger;

/**
 * The way out of ingest. Every call is answered exactly once through its {@link Delivery}, on any
 * thread, possibly before the call returns; calls do not throw for what a broker or a message does.
 * Thread-safe. Frames and marks of one camera arrive in the order of the calls.
 */
public interface FramePublisher extends AutoCloseable {
  /** Sends to {@code trigger.v1}, key line id. */
  void publishTrigger(Trigger trigger, Delivery delivery);

  /** Sends to {@code frame.v1}, key camera id, with the encoded trigger as header. */
  void publishFrame(Frame frame, Trigger trigger, Delivery delivery);

  /** Sends to {@code loss.v1}, key line id. */
  void publishLoss(Loss loss, Delivery delivery);

  /** Sends to {@code camera.v1}, key camera id. */
  void publishState(CameraState state, Delivery delivery);

  /** Sends to {@code frame.v1} between the frames of the camera, key camera id. */
  void publishMark(CameraState state, Delivery delivery);

  /**
   * Which frames of a camera are on the topic already: what an earlier process sent without having
   * lived to see the answer. Fails when the topic cannot be read now; ask again later.
   *
   * @param fromSequence the frames before it are not asked for
   * @return sequences from {@code fromSequence} on; none from a publisher that does not know
   */
  default CompletableFuture<Set<Long>> published(String cameraId, long epoch, long fromSequence) {
    return CompletableFuture.completedFuture(Set.of());
  }

  /** Waits a bounded time for what is under way and lets go; what is not answered is refused. */
  @Override
  void close();
}
