package lineside.cli.demo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import lineside.ingest.publish.Delivery;
import lineside.ingest.publish.FramePublisher;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.Trigger;

/**
 * Publishes as another publisher does, sends what the factory says beside the cameras first, and
 * counts the bytes of the pictures. Thread-safe.
 */
final class AccompaniedPublisher implements FramePublisher {
  private final FramePublisher publisher;
  private final CompletableFuture<CompanionPlayer> companions;
  private final AtomicLong imageBytes = new AtomicLong();

  /**
   * Takes over {@code publisher}.
   *
   * @param companions known once line time zero is; the first triggers wait for it
   */
  AccompaniedPublisher(FramePublisher publisher, CompletableFuture<CompanionPlayer> companions) {
    this.publisher = publisher;
    this.companions = companions;
  }

  /** Bytes of all encoded pictures so far. */
  long imageBytes() {
    return imageBytes.get();
  }

  @Override
  public void publishTrigger(Trigger trigger, Delivery delivery) {
    companions.join().advance(trigger.getTriggeredAt());
    publisher.publishTrigger(trigger, delivery);
  }

  @Override
  public void publishFrame(Frame frame, Trigger trigger, Delivery delivery) {
    imageBytes.addAndGet(frame.getImage().remaining());
    publisher.publishFrame(frame, trigger, delivery);
  }

  @Override
  public void publishLoss(Loss loss, Delivery delivery) {
    publisher.publishLoss(loss, delivery);
  }

  @Override
  public void publishState(CameraState state, Delivery delivery) {
    publisher.publishState(state, delivery);
  }

  @Override
  public void publishMark(CameraState state, Delivery delivery) {
    publisher.publishMark(state, delivery);
  }

  @Override
  public void close() {
    publisher.close();
  }
}
