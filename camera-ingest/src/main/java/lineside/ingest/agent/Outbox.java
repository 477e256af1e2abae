package lineside.ingest.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import lineside.ingest.books.Outcome;
import lineside.ingest.books.Tally;
import lineside.ingest.camera.Capture;
import lineside.ingest.journal.TriggerJournal;
import lineside.ingest.publish.Delivery;
import lineside.ingest.publish.Refusal;
import lineside.ingest.trigger.Foregone;
import lineside.ingest.trigger.Foregone.Interruption;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.Loss;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.Trigger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the small messages of one camera and books the answers. Refused triggers, losses and states
 * are sent again until they are taken, of states only the latest. A trigger is resolved in the
 * journal once its trigger record and its frame or loss are acknowledged.
 *
 * <p>Used by the agent's thread; answers may arrive on any thread and are booked by {@link
 * #settle}.
 */
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int MAX_STATES_UNDER_WAY = 64;
  private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

  private final AgentContext context;
  private final Tally tally;
  private final Supplier<Instant> lineNow;
  private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
  private final Resend resend;
  private final Flights flights;
  private final RecentLosses recentLosses = new RecentLosses();
  private @Nullable CameraState latestState;
  private @Nullable CameraState latestMark;
  private @Nullable CameraState markDue;
  private long markDueNanos;
  private boolean isStateDue;
  private int statesUnderWay;
  private int marksUnderWay;
  private int open;
  private long refusedInARow;
  private long lastTakenNanos;

  Outbox(AgentContext context, TriggerJournal journal, Tally tally, Supplier<Instant> lineNow) {
    this.context = context;
    this.flights = new Flights(journal);
    this.resend = new Resend(context.clock().nanoTime());
    this.tally = tally;
    this.lineNow = lineNow;
    this.markDueNanos = context.clock().nanoTime().getAsLong();
    this.lastTakenNanos = markDueNanos;
  }

  /** True when every message was taken. */
  boolean isEmpty() {
    return open == 0 && marksUnderWay == 0 && markDue == null;
  }

  /** Monotonic time when Kafka last took something. */
  long lastTakenNanos() {
    return lastTakenNanos;
  }

  /** What was lost since the last look at it. */
  RecentLosses recentLosses() {
    return recentLosses;
  }

  /** Sends an accepted trigger. */
  void trigger(Trigger trigger) {
    flights.begin(trigger.getSequence());
    open++;
    resend.post(serial -> sendTrigger(serial, trigger));
  }

  private void sendTrigger(long serial, Trigger trigger) {
    context
        .publisher()
        .publishTrigger(
            trigger,
            answer(
                () -> {
                  open--;
                  flights.triggerTaken(trigger.getSequence());
                },
                refusal -> retry(refusal, serial, again -> sendTrigger(again, trigger))));
  }

  /** A frame is handed to Kafka: a mark that was not taken before it comes too late. */
  void countPublished() {
    latestMark = null;
    markDue = null;
    tally.countPublished();
  }

  /** A frame that counted as published was refused. */
  void takeBackPublished() {
    tally.takeBackPublished();
  }

  /** Kafka has the frame of a trigger that was sent before. */
  void framePublished(Trigger trigger) {
    noteTaken();
    tally.countAcknowledged();
    flights.over(trigger.getSequence(), Outcome.PUBLISHED);
  }

  /** Records the loss of a trigger that was sent before. */
  void loss(Trigger trigger, LossStage stage, Capture.Missed why) {
    record(Messages.loss(trigger, stage, why, lineNow.get()));
  }

  /** Records the loss of a trigger of which it was known beforehand that it has no image. */
  void foregone(Trigger trigger, Foregone foregone) {
    Capture.Missed why = new Capture.Missed(foregone.reason(), foregone.detail());
    Loss loss = Messages.loss(trigger, LossStage.BEFORE_CAPTURE, why, lineNow.get());
    Interruption interruption = foregone.interruption();
    record(interruption == null ? loss : Messages.interruption(loss, interruption));
  }

  private void record(Loss loss) {
    tally.countLost(loss.getStage(), loss.getReason());
    recentLosses.note(loss);
    open++;
    resend.post(serial -> sendLoss(serial, loss));
  }

  private void sendLoss(long serial, Loss loss) {
    context
        .publisher()
        .publishLoss(
            loss,
            answer(
                () -> {
                  open--;
                  flights.over(loss.getSequence(), Outcome.lost(loss.getStage()));
                },
                refusal -> retry(refusal, serial, again -> sendLoss(again, loss))));
  }

  /** Sends a state to the camera topic; while many are unanswered, only the latest waits. */
  void state(CameraState state) {
    latestState = state;
    if (statesUnderWay < MAX_STATES_UNDER_WAY) {
      open++;
      statesUnderWay++;
      resend.post(serial -> sendState(serial, state));
    } else {
      isStateDue = true;
    }
  }

  /**
   * Sends a state as a mark between the frames, unless many marks are unanswered. Call only when
   * every frame before it was handed to Kafka.
   */
  void mark(CameraState state) {
    markDue = null;
    latestMark = state;
    if (marksUnderWay < MAX_STATES_UNDER_WAY) {
      sendMark(state);
    } else {
      markDue = state;
      markDueNanos = context.clock().nanoTime().getAsLong();
    }
  }

  /**
   * Sends the latest mark again when it was not taken and no later one has followed. Call only when
   * every frame before it was handed to Kafka.
   */
  int markAgain() {
    CameraState due = markDue;
    if (due == null
        || marksUnderWay >= MAX_STATES_UNDER_WAY
        || context.clock().nanoTime().getAsLong() - markDueNanos < 0) {
      return 0;
    }
    markDue = null;
    sendMark(due);
    return 1;
  }

  /** A state that a later one has overtaken while it was refused is not sent again. */
  private void sendState(long serial, CameraState state) {
    if (!state.equals(latestState)) {
      stateEnded();
      return;
    }
    context
        .publisher()
        .publishState(
            state,
            answer(
                this::stateEnded,
                refusal -> retry(refusal, serial, again -> sendState(again, state))));
  }

  private void stateEnded() {
    open--;
    statesUnderWay--;
    CameraState latest = latestState;
    if (isStateDue && latest != null) {
      isStateDue = false;
      state(latest);
    }
  }

  private void sendMark(CameraState state) {
    marksUnderWay++;
    context
        .publisher()
        .publishMark(state, answer(() -> marksUnderWay--, r -> markRefused(r, state)));
  }

  private void markRefused(Refusal refusal, CameraState state) {
    noteRefusal(refusal);
    marksUnderWay--;
    if (state.equals(latestMark)) {
      markDue = state;
      markDueNanos = context.clock().nanoTime().getAsLong() + RETRY_NANOS;
    }
  }

  /**
   * Books the answers that have come and sends again what is to be sent again.
   *
   * @return how many of both
   */
  int settle() {
    return settleAnswers() + resend.work(this::settleAnswers);
  }

  private int settleAnswers() {
    int settled = 0;
    for (Runnable answer = answers.poll(); answer != null; answer = answers.poll()) {
      answer.run();
      settled++;
    }
    return settled;
  }

  private void retry(Refusal refusal, long serial, LongConsumer send) {
    noteRefusal(refusal);
    resend.again(serial, send);
  }

  void noteRefusal(Refusal refusal) {
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
    lastTakenNanos = context.clock().nanoTime().getAsLong();
    if (refusedInARow > 0) {
      LOG.info("kafka takes messages again after {} refusals", refusedInARow);
      refusedInARow = 0;
    }
  }
}
