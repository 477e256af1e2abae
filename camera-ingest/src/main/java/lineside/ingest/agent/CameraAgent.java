package lineside.ingest.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lineside.ingest.books.CameraBooks;
import lineside.ingest.books.Tally;
import lineside.ingest.camera.Camera;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.Exposure;
import lineside.ingest.journal.TriggerJournal;
import lineside.ingest.trigger.TriggerRequest;
import lineside.schemas.record.CameraState;
import lineside.schemas.record.CameraStatus;
import lineside.schemas.record.LossReason;
import lineside.schemas.record.LossStage;
import lineside.schemas.record.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays one camera: accepts triggers as they fall due, journals them, captures, sends, and states
 * the camera's books each heartbeat. Used by one thread, but {@link #books} and {@link #isDone} may
 * be read from any.
 *
 * <p>Order for each trigger: journal and sync, trigger record, capture, then frame or loss.
 * Triggers that are due together share one sync. A statement of state counts every trigger before
 * it.
 */
public final class CameraAgent implements Agent {
  private static final Logger LOG = LoggerFactory.getLogger(CameraAgent.class);

  private final Camera camera;
  private final TriggerFeed feed;
  private final TriggerJournal journal;
  private final AgentContext context;
  private final Messages messages;
  private final Tally tally;
  private final Outbox outbox;
  private final Shutter shutter;
  private CameraStatus status = CameraStatus.CONNECTED;
  private long positionMillis;
  private long nextMarkMillis;
  private volatile Phase phase = Phase.PLAYING;
  private volatile CameraBooks books;

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
    this.messages = new Messages(camera, journal.epoch());
    this.tally = new Tally(camera.name(), journal.epoch(), journal.resolved());
    this.outbox = new Outbox(context, journal, tally, () -> context.lineTime().now(positionMillis));
    this.shutter = new Shutter(camera);
    this.positionMillis = journal.nextSequence() == 0 ? 0 : feed.nextOffsetMillis().orElse(0);
    this.nextMarkMillis = positionMillis - context.settings().leadTime().toMillis();
    this.books = tally.snapshot(status);
  }

  @Override
  public String name() {
    return camera.name().cameraId();
  }

  /** The books as of the last work done. Any thread. */
  public CameraBooks books() {
    return books;
  }

  @Override
  public boolean isDone() {
    return phase == Phase.DONE;
  }

  @Override
  public void onStart() {
    LOG.info(
        "camera starts (camera={}, epoch={}, sequence={}, unresolved={}, torn={} bytes)",
        name(),
        journal.epoch(),
        journal.nextSequence(),
        journal.unresolved().size(),
        journal.tornBytes());
    for (Trigger trigger : journal.unresolved()) {
      tally.countTriggered();
      outbox.trigger(trigger);
      outbox.loss(
          trigger,
          LossStage.BEFORE_CAPTURE,
          new Capture.Missed(
              LossReason.INGEST_RESTARTED,
              "journaled, and no frame was acknowledged before ingest ended"));
    }
  }

  @Override
  public int doWork() {
    int work = outbox.settle();
    work +=
        switch (phase) {
          case PLAYING -> play();
          case DRAINING -> sayGoodbye();
          case CLOSING -> finish();
          case DONE -> 0;
        };
    if (work > 0) {
      write(journal::flush);
      books = tally.snapshot(status);
    }
    return work;
  }

  private int play() {
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
      positionMillis = nextMarkMillis;
      nextMarkMillis += context.settings().heartbeatInterval().toMillis();
      sendState(positionMillis, shutter.trouble());
      return 1;
    }
    return capture(accept());
  }

  /** Accepts what is due before the next mark, as much as there is room for. */
  private List<Accepted> accept() {
    List<Accepted> batch = new ArrayList<>();
    int room = outbox.room();
    Optional<TriggerRequest> next = feed.peek();
    while (next.isPresent() && batch.size() < room && isDueBeforeMark(next.get())) {
      TriggerRequest request = next.get();
      Trigger trigger =
          messages.trigger(
              request, journal.nextSequence(), context.lineTime().at(request.offsetMillis()));
      journal.append(trigger);
      batch.add(new Accepted(request, trigger));
      feed.advance();
      feed.listen(context.lineTime().nowMillis(request.offsetMillis()));
      next = feed.peek();
    }
    if (!batch.isEmpty()) {
      write(journal::sync);
      batch.forEach(accepted -> feed.accepted(accepted.request()));
    }
    return batch;
  }

  private boolean isDueBeforeMark(TriggerRequest request) {
    return request.offsetMillis() < nextMarkMillis
        && context.lineTime().isDue(request.offsetMillis());
  }

  private int capture(List<Accepted> batch) {
    for (Accepted accepted : batch) {
      positionMillis = accepted.request().offsetMillis();
      tally.countTriggered();
      outbox.trigger(accepted.trigger());
      send(accepted.trigger(), shutter.take(accepted.request()));
      noteStatus(shutter.trouble().isEmpty() ? CameraStatus.CONNECTED : CameraStatus.ABSENT);
    }
    return batch.size();
  }

  private void send(Trigger trigger, Shot shot) {
    if (shot instanceof Shot.Taken taken) {
      tally.countCaptured(taken.image().sizeBytes());
      Exposure exposure = taken.exposure();
      Instant capturedAt =
          exposure == null ? context.lineTime().now(positionMillis) : exposure.at();
      outbox.frame(
          Messages.frame(trigger, taken.image(), capturedAt, context.clock().wallMicros()),
          trigger);
    } else if (shot instanceof Shot.Spoilt spoilt) {
      tally.countCaptured(spoilt.sizeBytes());
      outbox.loss(trigger, LossStage.AFTER_CAPTURE, spoilt.why());
    } else if (shot instanceof Shot.Missed missed) {
      outbox.loss(trigger, LossStage.BEFORE_CAPTURE, missed.why());
    }
  }

  private void noteStatus(CameraStatus now) {
    if (now == status) {
      return;
    }
    LOG.warn("camera changes from {} to {} (camera={}) {}", status, now, name(), shutter.trouble());
    status = now;
    sendState(positionMillis, shutter.trouble());
  }

  private int sayGoodbye() {
    if (!outbox.isEmpty()) {
      return 0;
    }
    String failure = feed.failure().orElse("");
    status = failure.isEmpty() ? CameraStatus.STOPPED : CameraStatus.ABSENT;
    sendState(positionMillis, failure);
    phase = Phase.CLOSING;
    return 1;
  }

  private int finish() {
    if (!outbox.isEmpty()) {
      return 0;
    }
    LOG.info("camera ends (camera={}) {}", name(), tally.snapshot(status));
    phase = Phase.DONE;
    return 1;
  }

  private void sendState(long offsetMillis, String detail) {
    CameraState state =
        Messages.state(tally.snapshot(status), context.lineTime().at(offsetMillis), detail);
    outbox.state(state);
  }

  @Override
  public void stop() {
    feed.end();
  }

  @Override
  public void onClose() {
    context.lineTime().leave(name());
    if (phase != Phase.DONE) {
      status = CameraStatus.ABSENT;
      books = tally.snapshot(status);
      sendState(positionMillis, "ingest ended with messages under way");
    }
    closeAll();
  }

  private void closeAll() {
    try (journal;
        feed;
        shutter) {
      LOG.debug("closing (camera={})", name());
    } catch (IOException failure) {
      LOG.warn("close failed (camera={})", name(), failure);
    }
  }

  private void write(JournalAction action) {
    try {
      action.run();
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "journal write failed, no trigger can be accepted (camera=" + name() + ")", failure);
    }
  }

  private interface JournalAction {
    void run() throws IOException;
  }

  /** A journaled trigger and what asked for it. */
  private record Accepted(TriggerRequest request, Trigger trigger) {}
}
