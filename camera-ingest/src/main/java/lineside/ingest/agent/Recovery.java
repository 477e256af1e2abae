package lineside.ingest.agent;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import lineside.ingest.books.Tally;
import lineside.ingest.camera.Capture;
import lineside.ingest.journal.TriggerJournal;
import lineside.ingest.spool.CameraSpool;
import lineside.ingest.spool.SpoolEntry;
import lineside.ingest.trigger.Foregone.Interruption;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.Trigger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the triggers that an earlier run left without an end to theirs: the topic is asked which
 * of their frames it has; of the others those in the spool are sent, in order and before any new
 * one, and the rest is lost with a record. So no frame is on the topic twice, and none is both
 * there and lost. Used by one thread.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final long ASK_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

  private final AgentContext context;
  private final TriggerJournal journal;
  private final Outbox outbox;
  private final FrameLine frames;
  private final Map<Long, Trigger> open = new HashMap<>();
  private final Set<Long> spooled = new HashSet<>();
  private @Nullable CompletableFuture<Set<Long>> answer;
  private long askAtNanos;
  private boolean isTold;

  Recovery(AgentContext context, TriggerJournal journal, Outbox outbox, FrameLine frames) {
    this.context = context;
    this.journal = journal;
    this.outbox = outbox;
    this.frames = frames;
  }

  /**
   * Takes over what the journal and the spool hold; nothing is sent from the line before the end.
   */
  void begin(Tally tally, @Nullable CameraSpool spool) {
    for (Trigger trigger : journal.unresolved()) {
      open.put(trigger.getSequence(), trigger);
      tally.countTriggered();
      outbox.trigger(trigger);
    }
    if (spool != null) {
      for (SpoolEntry entry : spool.recover()) {
        takeOver(entry, tally, spool);
      }
    }
    if (!open.isEmpty()) {
      frames.hold();
      askAtNanos = now();
      ask();
    }
  }

  private void takeOver(SpoolEntry entry, Tally tally, CameraSpool spool) {
    Trigger trigger = open.get(entry.sequence());
    if (trigger == null || entry.epoch() != journal.epoch() || !spooled.add(entry.sequence())) {
      spool.remove(entry);
      return;
    }
    tally.countCaptured(0);
    frames.offerRecovered(entry, trigger);
  }

  private void ask() {
    long first = open.keySet().stream().mapToLong(Long::longValue).min().orElse(0);
    Trigger any = open.values().iterator().next();
    answer = context.publisher().published(any.getCameraId(), journal.epoch(), first);
  }

  /**
   * Goes on when the topic has answered.
   *
   * @return 1 when it has
   */
  int work(Tally tally) {
    CompletableFuture<Set<Long>> asked = answer;
    if (asked == null) {
      if (!open.isEmpty() && now() - askAtNanos >= 0) {
        ask();
      }
      return 0;
    }
    if (!asked.isDone()) {
      return 0;
    }
    answer = null;
    if (asked.isCompletedExceptionally()) {
      if (!isTold) {
        isTold = true;
        LOG.warn(
            "the topic cannot be asked what it has, frames wait until it can; tried each second");
      }
      askAtNanos = now() + ASK_AGAIN_NANOS;
      return 0;
    }
    end(asked.join(), tally);
    return 1;
  }

  private void end(Set<Long> published, Tally tally) {
    List<Long> fromLine = frames.endPublished(published);
    int lost = 0;
    for (Trigger trigger : open.values().stream().sorted(Recovery::inOrder).toList()) {
      long sequence = trigger.getSequence();
      if (published.contains(sequence)) {
        if (!fromLine.contains(sequence)) {
          tally.countCaptured(0);
        }
        outbox.countPublished();
        outbox.framePublished(trigger);
      } else if (!spooled.contains(sequence)) {
        lost++;
        lose(trigger);
      }
    }
    LOG.info(
        "earlier run settled (camera={}, unresolved={}, on the topic={}, from the spool={},"
            + " lost={})",
        open.values().iterator().next().getCameraId(),
        open.size(),
        open.size() - lost - (spooled.size() - fromLine.size()),
        spooled.size() - fromLine.size(),
        lost);
    open.clear();
    spooled.clear();
    frames.release();
  }

  private void lose(Trigger trigger) {
    Interruption interruption = Interruption.ofPartId(trigger.getPartId());
    if (interruption != null) {
      outbox.foregone(trigger, interruption.foregone());
      return;
    }
    outbox.loss(
        trigger,
        LossStage.BEFORE_CAPTURE,
        new Capture.Missed(
            LossReason.INGEST_RESTARTED,
            "journaled, and neither on the topic nor in the spool after ingest ended"));
  }

  private static int inOrder(Trigger a, Trigger b) {
    return Long.compare(a.getSequence(), b.getSequence());
  }

  private long now() {
    return context.clock().nanoTime().getAsLong();
  }
}
