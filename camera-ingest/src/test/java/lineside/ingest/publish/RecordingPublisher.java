package lineside.ingest.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.Trigger;
import lineside.schemas.topic.FrameLimits;
import lineside.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is sent, in order, and answers at once, or when the test says so. Thread-safe. Passes
 * the same contract test as the Kafka one.
 */
public final class RecordingPublisher implements FramePublisher {
  private final List<Sent> sent = new ArrayList<>();
  private final Queue<Runnable> held = new ArrayDeque<>();
  private boolean isHolding;
  private boolean isClosed;
  private Predicate<Sent> refused = message -> false;
  private Refusal.Outlook outlook = Refusal.Outlook.AGAIN;
  private Set<Long> published = Set.of();

  /** Lets answers wait until {@link #answerAll}. */
  public synchronized void holdAnswers() {
    isHolding = true;
  }

  /** Gives the answers that wait, and further ones at once. */
  public void answerAll() {
    List<Runnable> waiting;
    synchronized (this) {
      isHolding = false;
      waiting = List.copyOf(held);
      held.clear();
    }
    waiting.forEach(Runnable::run);
  }

  /** Refuses messages as a broker would that is gone. */
  public synchronized void refuseWhere(Predicate<Sent> condition) {
    refused = condition;
    outlook = Refusal.Outlook.AGAIN;
  }

  /** Refuses messages as a broker does that will never take them. */
  public synchronized void refuseForGoodWhere(Predicate<Sent> condition) {
    refused = condition;
    outlook = Refusal.Outlook.NEVER;
  }

  /** Says that these frames are on the topic, from whoever sent them. */
  public synchronized void knowPublished(Set<Long> sequences) {
    published = Set.copyOf(sequences);
  }

  @Override
  public synchronized CompletableFuture<Set<Long>> published(
      String cameraId, long epoch, long fromSequence) {
    return CompletableFuture.completedFuture(published);
  }

  public synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  public synchronized boolean isClosed() {
    return isClosed;
  }

  /** Messages of one topic, in order. */
  public <T extends SpecificRecordBase> List<T> on(Topic topic, Class<T> type) {
    return sent().stream()
        .filter(message -> message.topic().equals(topic.topicName()))
        .map(Sent::message)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  @Override
  public void publishTrigger(Trigger trigger, Delivery delivery) {
    send(new Sent(Topic.TRIGGER.topicName(), trigger.getLineId(), trigger, null), delivery);
  }

  @Override
  public void publishFrame(Frame frame, Trigger trigger, Delivery delivery) {
    Sent message = new Sent(Topic.FRAME.topicName(), frame.getCameraId(), frame, trigger);
    if (frame.getImage().remaining() > FrameLimits.MAX_RECORD_BYTES) {
      answer(
          () ->
              delivery.refused(
                  new Refusal(LossReason.TOO_LARGE, "too large", Refusal.Outlook.NEVER)));
      return;
    }
    send(message, delivery);
  }

  @Override
  public void publishLoss(Loss loss, Delivery delivery) {
    send(new Sent(Topic.LOSS.topicName(), loss.getLineId(), loss, null), delivery);
  }

  @Override
  public void publishState(CameraState state, Delivery delivery) {
    send(new Sent(Topic.CAMERA.topicName(), state.getCameraId(), state, null), delivery);
  }

  @Override
  public void publishMark(CameraState state, Delivery delivery) {
    send(new Sent(Topic.FRAME.topicName(), state.getCameraId(), state, null), delivery);
  }

  private void send(Sent message, Delivery delivery) {
    boolean isRefused;
    synchronized (this) {
      isRefused = isClosed || refused.test(message);
      if (!isRefused) {
        sent.add(message);
      }
    }
    Refusal refusal =
        isRefused ? new Refusal(LossReason.BROKER_REFUSED, "broker is gone", outlook) : null;
    answer(() -> tell(delivery, refusal));
  }

  private static void tell(Delivery delivery, @Nullable Refusal refusal) {
    if (refusal == null) {
      delivery.acknowledged();
    } else {
      delivery.refused(refusal);
    }
  }

  private void answer(Runnable answer) {
    synchronized (this) {
      if (isHolding) {
        held.add(answer);
        return;
      }
    }
    answer.run();
  }

  @Override
  public void close() {
    synchronized (this) {
      isClosed = true;
    }
    answerAll();
  }
}
