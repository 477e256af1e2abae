package lineside.ingest.agent;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.books.CameraReport;
import lineside.ingest.books.SpoolBooks;
import lineside.ingest.books.Tally;
import lineside.ingest.camera.Camera;
import lineside.ingest.journal.TriggerJournal;
import lineside.ingest.spool.CameraSpool;
import lineside.ingest.trigger.Foregone;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.Trigger;
import lineside.schemas.trace.LogContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays one camera: accepts triggers as they fall due, journals them, captures, sends, and states
 * the camera's books each heartbeat. Used by one thread, but {@link #books} and {@link #isDone} may
 * be read from any.
 *
 * <p>Order for each trigger: journal and sync, trigger record, capture, then frame or loss.
 * Triggers that are due together share one sync; while the disk does not take it, nothing is
 * captured and no further trigger accepted. A statement of state counts every trigger before it,
 * and as a mark on the frame topic it follows every frame before it: while frames wait, there are
 * no marks.
 */
public final class CameraAgent implements Agent {
  private static final Logger LOG = LoggerFactory.getLogger(CameraAgent.class);

  /** Longest rest: how late an agent hears that it shall stop. */
  private static final long LONGEST_REST_NANOS = Duration.ofMillis(20).toNanos();

  private final Camera camera;
  private final TriggerFeed feed;
  private final TriggerJournal journal;
  private final JournalWrites writes;
  private final AgentContext context;
  private final Messages messages;
  private final Tally tally;
  private final Outbox outbox;
  private final @Nullable CameraSpool spool;
  private final FrameShelf shelf;
  private final FrameLine frames;
  private final Recovery recovery;
  private final Shutter shutter;
  private final Standing standing;
  private final StopRequest stop;
  private List<Accepted> unsynced = List.of();
  private long positionMillis;
  private long nextMarkMillis;
  private volatile Phase phase = Phase.PLAYING;
  private volatile CameraBooks books;
  private volatile String told = "";

  private enum Phase {
    PLAYING,
    DRAINING,
    CLOSING,
    DONE
  }

  /** Takes over the feed, the journal and the camera's sources, and closes them. */
  public CameraAgent(
      Camera camera, TriggerFeed feed, TriggerJournal journal, AgentContext context) {
    this.camera = camera;
    this.feed = feed;
    this.journal = journal;
    this.context = context;
    this.writes = new JournalWrites(journal, camera.name().cameraId(), context.clock().nanoTime());
    this.messages = new Messages(camera, journal.epoch());
    this.tally = new Tally(camera.name(), journal.epoch(), journal.resolved());
    this.outbox = new Outbox(context, journal, tally, () -> context.lineTime().now(positionMillis));
    LongSupplier nanoTime = context.clock().nanoTime();
    this.spool =
        context.overflow() == Overflow.TO_DISK
            ? new CameraSpool(context.settings().spool(), camera.name().cameraId(), nanoTime)
            : null;
    this.shelf = new FrameShelf(context.settings().inFlight(), spool);
    this.frames = new FrameLine(context, outbox, shelf);
    this.recovery = new Recovery(context, journal, outbox, frames);
    this.shutter = new Shutter(camera, nanoTime);
    this.standing = new Standing(camera.name().cameraId(), nanoTime);
    this.stop = new StopRequest(nanoTime);
    this.positionMillis = journal.nextSequence() == 0 ? 0 : feed.nextOffsetMillis().orElse(0);
    this.nextMarkMillis = positionMillis - context.settings().leadTime().toMillis();
    this.books = tally.snapshot(standing.status());
  }

  @Override
  public String name() {
    return camera.name().cameraId();
  }

  /** The books as of the last work done. Any thread. */
  public CameraBooks books() {
    return books;
  }

  /** Books, health and what was last said to be wrong. Any thread. */
  public CameraReport report() {
    return new CameraReport(books, told, shutter.health());
  }

  @Override
  public boolean isDone() {
    return phase == Phase.DONE;
  }

  @Override
  public void onStart() {
    LOG.info("camera starts (camera={}, {})", name(), journal);
    recovery.begin(tally, spool);
  }

  @Override
  public int doWork() {
    int work = outbox.settle() + frames.work() + recovery.work(tally);
    if (!frames.hasWaiting()) {
      work += outbox.markAgain();
    }
    work +=
        switch (phase) {
          case PLAYING -> play();
          case DRAINING -> sayGoodbye();
          case CLOSING -> finish();
          case DONE -> 0;
        };
    if (work > 0) {
      writes.flush();
      books = booksNow();
    }
    return work;
  }

  /**
   * Until the next trigger or heartbeat, while nothing is under way: sixteen cameras that look each
   * millisecond would cost as much as their frames.
   */
  @Override
  public long restNanos() {
    long shortest = Agent.super.restNanos();
    boolean isIdle =
        phase == Phase.PLAYING && unsynced.isEmpty() && outbox.isEmpty() && frames.isEmpty();
    if (!isIdle) {
      return shortest;
    }
    long dueMillis = Math.min(feed.nextOffsetMillis().orElse(nextMarkMillis), nextMarkMillis);
    long idleNanos = Math.min(context.lineTime().nanosUntil(dueMillis), feed.nanosUntilUnknown());
    // What falls due sooner than the shortest rest is due when it is over.
    return idleNanos <= 0 ? shortest : Math.min(LONGEST_REST_NANOS, idleNanos);
  }

  private int play() {
    if (!unsynced.isEmpty()) {
      return playWithoutJournal();
    }
    feed.listen(context.lineTime().nowMillis(positionMillis));
    if (feed.isOver()) {
      context.lineTime().leave(name());
      phase = Phase.DRAINING;
      return 1;
    }
    long dueMillis = Math.min(feed.nextOffsetMillis().orElse(nextMarkMillis), nextMarkMillis);
    context.lineTime().expect(name(), dueMillis);
    if (!context.lineTime().isDue(dueMillis)) {
      return 0;
    }
    if (nextMarkMillis <= dueMillis) {
      return beat();
    }
    List<Accepted> batch = accept();
    return syncThenCapture(batch);
  }

  private int beat() {
    positionMillis = nextMarkMillis;
    nextMarkMillis += context.settings().heartbeatInterval().toMillis();
    if (!noteStatus()) {
      sendState(positionMillis, detail());
    }
    outbox.recentLosses().forget();
    return 1;
  }

  /** Accepted triggers wait for the disk; the camera says so and does nothing else. */
  private int playWithoutJournal() {
    if (writes.isRetryDue()) {
      int captured = syncThenCapture(unsynced);
      if (captured > 0) {
        return captured;
      }
    }
    return context.lineTime().isDue(nextMarkMillis) ? beat() : 0;
  }

  /** Accepts what is due before the next mark, as much as there is room for. */
  private List<Accepted> accept() {
    List<Accepted> batch = new ArrayList<>();
    int room = Math.min(frames.room(), IngestSettings.MAX_UNRESOLVED - journal.unresolvedCount());
    Optional<TriggerRequest> next = feed.peek();
    while (next.isPresent() && batch.size() < room && isDueBeforeMark(next.get())) {
      TriggerRequest request = next.get();
      Trigger trigger =
          messages.trigger(
              request, journal.nextSequence(), context.lineTime().at(request.offsetMillis()));
      journal.append(trigger);
      String position = request.position();
      if (position != null) {
        journal.notePosition(position);
      }
      batch.add(new Accepted(request, trigger));
      feed.advance();
      feed.listen(context.lineTime().nowMillis(request.offsetMillis()));
      next = feed.peek();
    }
    return batch;
  }

  private boolean isDueBeforeMark(TriggerRequest request) {
    return request.offsetMillis() < nextMarkMillis
        && context.lineTime().isDue(request.offsetMillis());
  }

  private int syncThenCapture(List<Accepted> batch) {
    if (batch.isEmpty()) {
      return 0;
    }
    if (!writes.sync()) {
      unsynced = batch;
      return 0;
    }
    unsynced = List.of();
    for (Accepted accepted : batch) {
      feed.accepted(accepted.request());
    }
    for (Accepted accepted : batch) {
      positionMillis = Math.max(positionMillis, accepted.request().offsetMillis());
      tally.countTriggered();
      outbox.trigger(accepted.trigger());
      Foregone foregone = accepted.request().foregone();
      if (foregone != null) {
        outbox.foregone(accepted.trigger(), foregone);
        continue;
      }
      try (LogContext logged = LogContext.of(accepted.trigger())) {
        send(accepted.trigger(), shutter.take(accepted.request()));
        noteStatus();
      }
    }
    return batch.size();
  }

  private void send(Trigger trigger, Shot shot) {
    if (shot instanceof Shot.Taken taken) {
      tally.countCaptured(taken.image().sizeBytes());
      Instant arrivedAt = context.lineTime().now(positionMillis);
      frames.offer(
          Messages.frame(trigger, taken, arrivedAt, context.clock().wallMicros()), trigger);
    } else if (shot instanceof Shot.Spoilt spoilt) {
      tally.countCaptured(spoilt.sizeBytes());
      outbox.loss(trigger, LossStage.AFTER_CAPTURE, spoilt.why());
    } else if (shot instanceof Shot.Missed missed) {
      outbox.loss(trigger, LossStage.BEFORE_CAPTURE, missed.why());
    }
  }

  /** States at once what has changed about the camera; true when something has. */
  private boolean noteStatus() {
    if (!standing.look(shutter)) {
      return false;
    }
    sendState(positionMillis, detail());
    return true;
  }

  /** Everything that is not well, in words. */
  private String detail() {
    return Stream.of(
            shutter.trouble(),
            writes.trouble(),
            shelf.trouble(),
            context.clock().trouble(),
            outbox.recentLosses().tell())
        .filter(trouble -> !trouble.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private int sayGoodbye() {
    if (!outbox.isEmpty() || !frames.isEmpty()) {
      if (stop.isWaitedOut(outbox.lastTakenNanos())) {
        LOG.warn("kafka does not answer, the rest waits on disk (camera={})", name());
        return cutOff();
      }
      return 0;
    }
    String failure = feed.failure().orElse("");
    standing.end(failure.isEmpty() ? CameraStatus.STOPPED : CameraStatus.ABSENT);
    sendState(positionMillis, failure);
    phase = Phase.CLOSING;
    return 1;
  }

  private int cutOff() {
    standing.end(CameraStatus.ABSENT);
    phase = Phase.DONE;
    frames.secure();
    return 1;
  }

  private int finish() {
    if (!outbox.isEmpty()) {
      return stop.isWaitedOut(outbox.lastTakenNanos()) ? cutOff() : 0;
    }
    LOG.info("camera ends (camera={}) {}", name(), tally.snapshot(standing.status()));
    phase = Phase.DONE;
    return 1;
  }

  private void sendState(long offsetMillis, String detail) {
    told = detail;
    CameraState state = Messages.state(booksNow(), context.lineTime().at(offsetMillis), detail);
    state.setHealth(shutter.health());
    outbox.state(state);
    if (!frames.hasWaiting() && unsynced.isEmpty()) {
      outbox.mark(state);
    }
  }

  private CameraBooks booksNow() {
    SpoolBooks onDisk =
        spool == null
            ? SpoolBooks.NONE
            : spool.books(frames.spooledFrames(), frames.oldestMillis());
    return tally.snapshot(standing.status()).with(shelf.memory(), onDisk);
  }

  @Override
  public void stop() {
    stop.make();
    feed.end();
  }

  @Override
  public void onClose() {
    context.lineTime().leave(name());
    if (phase != Phase.DONE) {
      frames.secure();
      standing.end(CameraStatus.ABSENT);
      books = booksNow();
      sendState(positionMillis, "ingest ended with messages under way");
    }
    closeAll();
  }

  private void closeAll() {
    try (journal;
        CameraSpool closing = spool;
        feed;
        shutter) {
      LOG.debug("closing (camera={}, spool={})", name(), closing != null);
    } catch (IOException failure) {
      LOG.warn("close failed (camera={})", name(), failure);
    }
  }

  /** A journaled trigger and what asked for it. */
  private record Accepted(TriggerRequest request, Trigger trigger) {}
}
