package lineside.cli.demo;

import java.util.concurrent.CompletableFuture;
import lineside.ingest.publish.Delivery;
import lineside.ingest.publish.FramePublisher;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.Trigger;

/**
 * Publishes as another publisher does, and sends what the factory says beside the cameras first.
 * Thread-safe.
 */
final class AccompaniedPublisher implements FramePublisher {
  private final FramePublisher publisher;
  private final CompletableFuture<CompanionPlayer> companions;

  /**
   * Takes over {@code publisher}.
   *
   * @param companions known once line time zero is; the first triggers wait for it
   */
  AccompaniedPublisher(FramePublisher publisher, CompletableFuture<CompanionPlayer> companions) {
    this.publisher = publisher;
    this.companions = companions;
  }

  @Override
  public void publishTrigger(Trigger trigger, Delivery delivery) {
    companions.join().advance(trigger.getTriggeredAt());
    publisher.publishTrigger(trigger, delivery);
  }

  @Override
  public void publishFrame(Frame frame, Trigger trigger, Delivery delivery) {
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
