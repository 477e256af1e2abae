package lineside.ingest.agent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import lineside.ingest.camera.Capture;
import lineside.ingest.publish.Delivery;
import lineside.ingest.publish.Refusal;
import lineside.ingest.spool.SpoolEntry;
import lineside.schemas.record.Frame;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frames of one camera between capture and Kafka, in trigger order: sent and not answered, then
 * waiting. While Kafka keeps up they live in memory; when the oldest has waited too long or memory
 * is at its bound, the frame shelf takes them to disk and they are sent from there.
 *
 * <p>A frame that Kafka did not take is sent again before any later one. Only when a later one got
 * through before it, which an idempotent producer allows after a final failure alone, it is lost
 * with a record: nothing is sent out of order. Used by one thread; answers come on any.
 */
final class FrameLine {
  private static final Logger LOG = LoggerFactory.getLogger(FrameLine.class);
  private static final long LEAST_PAUSE_NANOS = 50_000_000;
  private static final long MOST_PAUSE_NANOS = 1_000_000_000;

  private final AgentContext context;
  private final Outbox outbox;
  private final FrameShelf shelf;
  private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
  private final Deque<LineFrame> sent = new ArrayDeque<>();
  private final Deque<LineFrame> waiting = new ArrayDeque<>();
  private long sentBytes;
  private int refused;
  private long lastTaken = -1;
  private boolean isHeld;
  private long pausedUntilNanos;
  private long pauseNanos = LEAST_PAUSE_NANOS;

  FrameLine(AgentContext context, Outbox outbox, FrameShelf shelf) {
    this.context = context;
    this.outbox = outbox;
    this.shelf = shelf;
    this.pausedUntilNanos = now();
  }

  /** True when every frame has come to its end. */
  boolean isEmpty() {
    return sent.isEmpty() && waiting.isEmpty();
  }

  /** True when frames wait that were not handed to Kafka yet: no mark may overtake them. */
  boolean hasWaiting() {
    return !waiting.isEmpty() || refused > 0 || isHeld;
  }

  /** Sends nothing until {@link #release}. */
  void hold() {
    isHeld = true;
  }

  /** Sends again. */
  void release() {
    isHeld = false;
  }

  /** How many more frames may be captured now; 0 when the camera has to wait. */
  int room() {
    if (shelf.room() == 0) {
      keep();
    }
    return shelf.room();
  }

  /** Puts a frame behind all others. */
  void offer(Frame frame, Trigger trigger) {
    LineFrame line = LineFrame.captured(trigger, frame, now(), context.clock().wall().millis());
    waiting.add(line);
    shelf.take(line);
    keep();
    send();
  }

  /** Puts a frame of an earlier run, which is on disk, behind all others. */
  void offerRecovered(SpoolEntry stored, Trigger trigger) {
    LineFrame line = LineFrame.recovered(trigger, stored, now(), context.clock().wall().millis());
    shelf.takeStored(line, stored);
    waiting.add(line);
  }

  /**
   * Ends frames of which it turned out that the topic has them.
   *
   * @return the sequences that were here
   */
  List<Long> endPublished(Set<Long> sequences) {
    List<Long> ended = new ArrayList<>();
    for (LineFrame line : List.copyOf(waiting)) {
      if (sequences.contains(line.sequence())) {
        waiting.remove(line);
        shelf.letGo(line);
        ended.add(line.sequence());
      }
    }
    return ended;
  }

  /**
   * Books answers, moves frames to disk when it is time, and sends what may be sent.
   *
   * @return how much was done
   */
  int work() {
    int work = settle();
    keep();
    work += send();
    shelf.tick(keepsUp(), isEmpty());
    return work;
  }

  private FrameShelf.KeepsUp keepsUp() {
    LineFrame oldest = sent.peek();
    boolean isLate =
        oldest != null
            && now() - oldest.sentAtNanos > context.settings().spool().after().toNanos() / 2;
    return hasWaiting() || isLate ? FrameShelf.KeepsUp.NO : FrameShelf.KeepsUp.YES;
  }

  /** Frames that wait on disk. */
  long spooledFrames() {
    return waiting.stream().filter(line -> line.stored != null).count();
  }

  /** Age of the oldest frame that waits, milliseconds; 0 when none does. */
  long oldestMillis() {
    LineFrame oldest = waiting.peek();
    return oldest == null ? 0 : oldest.ageMillis(now());
  }

  /** Puts everything that has not come to its end on disk, synced, for the next start. */
  void secure() {
    settle();
    shelf.secure();
  }

  private void keep() {
    shelf.keep(now()).forEach(this::giveUp);
  }

  /** A frame that the shelf could not keep. */
  private void giveUp(FrameShelf.GivenUp dropped) {
    LineFrame line = dropped.frame();
    if (waiting.remove(line)) {
      outbox.loss(
          line.trigger,
          LossStage.AFTER_CAPTURE,
          new Capture.Missed(dropped.reason(), dropped.detail()));
    }
  }

  private int send() {
    int work = 0;
    while (!waiting.isEmpty() && maySend()) {
      LineFrame next = waiting.remove();
      FrameShelf.Content content = shelf.content(next);
      Frame frame = content.frame();
      if (frame == null) {
        shelf.letGo(next);
        outbox.loss(
            next.trigger,
            LossStage.AFTER_CAPTURE,
            new Capture.Missed(LossReason.SPOOL_DAMAGED, content.trouble()));
      } else {
        next.isSent = true;
        next.sentAtNanos = now();
        sent.add(next);
        sentBytes += next.sizeBytes;
        outbox.countPublished();
        context.publisher().publishFrame(frame, next.trigger, answer(next));
      }
      work++;
      settle();
    }
    return work;
  }

  private boolean maySend() {
    InFlightLimit limit = context.settings().inFlight();
    return !isHeld
        && refused == 0
        && now() - pausedUntilNanos >= 0
        && sent.size() < limit.maxFrames()
        && sentBytes < shelf.boundBytes();
  }

  private Delivery answer(LineFrame line) {
    return new Delivery() {
      @Override
      public void acknowledged() {
        answers.add(() -> taken(line));
      }

      @Override
      public void refused(Refusal refusal) {
        answers.add(() -> notTaken(line, refusal));
      }
    };
  }

  private int settle() {
    int settled = 0;
    for (Runnable answer = answers.poll(); answer != null; answer = answers.poll()) {
      answer.run();
      settled++;
    }
    if (refused > 0 && refused == sent.size()) {
      sendAgain();
    }
    return settled;
  }

  private void taken(LineFrame line) {
    land(line);
    shelf.letGo(line);
    lastTaken = Math.max(lastTaken, line.sequence());
    pauseNanos = LEAST_PAUSE_NANOS;
    outbox.framePublished(line.trigger);
  }

  private void notTaken(LineFrame line, Refusal refusal) {
    outbox.takeBackPublished();
    outbox.noteRefusal(refusal);
    if (refusal.isFinal()) {
      land(line);
      shelf.letGo(line);
      outbox.loss(
          line.trigger,
          LossStage.AFTER_CAPTURE,
          new Capture.Missed(refusal.reason(), refusal.detail()));
      return;
    }
    line.refusal = refusal;
    refused++;
  }

  private void land(LineFrame line) {
    sent.remove(line);
    sentBytes -= line.sizeBytes;
  }

  /** Everything sent was refused: back to the head of what waits, as far as order allows. */
  private void sendAgain() {
    List<LineFrame> back = new ArrayList<>(sent);
    sent.clear();
    sentBytes = 0;
    refused = 0;
    pausedUntilNanos = now() + pauseNanos;
    pauseNanos = Math.min(MOST_PAUSE_NANOS, 2 * pauseNanos);
    for (int i = back.size() - 1; i >= 0; i--) {
      LineFrame line = back.get(i);
      Refusal refusal = line.refusal;
      line.refusal = null;
      line.isSent = false;
      if (line.sequence() > lastTaken && (line.frame != null || line.stored != null)) {
        waiting.addFirst(line);
      } else {
        shelf.letGo(line);
        outbox.loss(
            line.trigger,
            LossStage.AFTER_CAPTURE,
            new Capture.Missed(
                LossReason.BROKER_REFUSED,
                refusal == null ? "refused" : refusal.detail() + ", and later frames were taken"));
      }
    }
    LOG.debug("{} frames are sent again", back.size());
  }

  private long now() {
    return context.clock().nanoTime().getAsLong();
  }
}
