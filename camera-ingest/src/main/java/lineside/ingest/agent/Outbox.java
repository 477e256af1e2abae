package lineside.ingest.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lineside.ingest.books.Outcome;
import lineside.ingest.books.Tally;
import lineside.ingest.camera.Capture;
import lineside.ingest.journal.TriggerJournal;
import lineside.ingest.publish.Delivery;
import lineside.ingest.publish.Refusal;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Frame;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.Trigger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages of one camera and books the answers. A refused frame becomes a loss; refused
 * triggers, losses and states are sent again until they are taken, of states only the latest. A
 * trigger is resolved in the journal once its trigger record and its frame or loss are
 * acknowledged.
 *
 * <p>Used by the agent's thread; answers may arrive on any thread and are booked by {@link
 * #settle}.
 */
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

  private final AgentContext context;
  private final Tally tally;
  private final Supplier<Instant> lineNow;
  private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
  private final Queue<Retry> retries = new ArrayDeque<>();
  private final Flights flights;
  private @Nullable CameraState latestState;
  private int open;
  private int framesInFlight;
  private long bytesInFlight;
  private long refusedInARow;

  Outbox(AgentContext context, TriggerJournal journal, Tally tally, Supplier<Instant> lineNow) {
    this.context = context;
    this.flights = new Flights(journal);
    this.tally = tally;
    this.lineNow = lineNow;
  }

  /** True when every message was taken. */
  boolean isEmpty() {
    return open == 0;
  }

  /** How many more frames may be captured before answers come; 0 at the bound. */
  int room() {
    InFlightLimit limit = context.settings().inFlight();
    return bytesInFlight >= limit.maxBytes() ? 0 : limit.maxFrames() - framesInFlight;
  }

  /** Sends an accepted trigger. */
  void trigger(Trigger trigger) {
    flights.begin(trigger.getSequence());
    open++;
    sendTrigger(trigger);
  }

  private void sendTrigger(Trigger trigger) {
    context
        .publisher()
        .publishTrigger(
            trigger,
            answer(
                () -> {
                  open--;
                  flights.triggerTaken(trigger.getSequence());
                },
                refusal -> retry(refusal, () -> sendTrigger(trigger))));
  }

  /** Sends the frame of a trigger that was sent before. */
  void frame(Frame frame, Trigger trigger) {
    int sizeBytes = frame.getImage().remaining();
    open++;
    framesInFlight++;
    bytesInFlight += sizeBytes;
    tally.countPublished();
    context
        .publisher()
        .publishFrame(
            frame,
            trigger,
            answer(
                () -> {
                  landed(sizeBytes);
                  tally.countAcknowledged();
                  flights.over(trigger.getSequence(), Outcome.PUBLISHED);
                },
                refusal -> {
                  landed(sizeBytes);
                  tally.takeBackPublished();
                  noteRefusal(refusal);
                  loss(
                      trigger,
                      LossStage.AFTER_CAPTURE,
                      new Capture.Missed(refusal.reason(), refusal.detail()));
                }));
  }

  private void landed(int sizeBytes) {
    open--;
    framesInFlight--;
    bytesInFlight -= sizeBytes;
  }

  /** Records the loss of a trigger that was sent before. */
  void loss(Trigger trigger, LossStage stage, Capture.Missed why) {
    tally.countLost(stage);
    open++;
    sendLoss(trigger, Messages.loss(trigger, stage, why, lineNow.get()));
  }

  private void sendLoss(Trigger trigger, Loss loss) {
    context
        .publisher()
        .publishLoss(
            loss,
            answer(
                () -> {
                  open--;
                  flights.over(trigger.getSequence(), Outcome.lost(loss.getStage()));
                },
                refusal -> retry(refusal, () -> sendLoss(trigger, loss))));
  }

  /** Sends a state to the camera topic and as a mark between the frames. */
  void state(CameraState state) {
    latestState = state;
    open += 2;
    sendState(state);
    sendMark(state);
  }

  private void sendState(CameraState state) {
    context
        .publisher()
        .publishState(state, answer(() -> open--, r -> retryState(r, state, this::sendState)));
  }

  private void sendMark(CameraState state) {
    context
        .publisher()
        .publishMark(state, answer(() -> open--, r -> retryState(r, state, this::sendMark)));
  }

  private void retryState(Refusal refusal, CameraState state, Consumer<CameraState> send) {
    retry(
        refusal,
        () -> {
          if (state.equals(latestState)) {
            send.accept(state);
          } else {
            open--;
          }
        });
  }

  /**
   * Books the answers that have come and sends again what is to be sent again.
   *
   * @return how many of both
   */
  int settle() {
    int settled = 0;
    for (Runnable answer = answers.poll(); answer != null; answer = answers.poll()) {
      answer.run();
      settled++;
    }
    long now = context.clock().nanoTime().getAsLong();
    Retry retry = retries.peek();
    while (retry != null && now - retry.dueNanos() >= 0) {
      retries.remove();
      retry.send().run();
      settled++;
      retry = retries.peek();
    }
    return settled;
  }

  private void retry(Refusal refusal, Runnable send) {
    noteRefusal(refusal);
    retries.add(new Retry(context.clock().nanoTime().getAsLong() + RETRY_NANOS, send));
  }

  private void noteRefusal(Refusal refusal) {
    if (refusedInARow++ == 0) {
      LOG.warn("kafka refuses messages: {}", refusal.detail());
    }
  }

  private Delivery answer(Runnable taken, Consumer<Refusal> refused) {
    return new Delivery() {
      @Override
      public void acknowledged() {
        answers.add(
            () -> {
              noteTaken();
              taken.run();
            });
      }

      @Override
      public void refused(Refusal refusal) {
        answers.add(() -> refused.accept(refusal));
      }
    };
  }

  private void noteTaken() {
    if (refusedInARow > 0) {
      LOG.info("kafka takes messages again after {} refusals", refusedInARow);
      refusedInARow = 0;
    }
  }

  private record Retry(long dueNanos, Runnable send) {}
}
