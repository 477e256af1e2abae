package lineside.jobs.inspection;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import lineside.jobs.deployment.ModelLease;
import lineside.jobs.deployment.SpareCapacity;
import lineside.schemas.record.ViewVerdict;
import lineside.vision.detect.Detection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets shadows look at views after their verdict, with spare capacity. What there is no place for
 * is dropped and counted. Used by one thread; judges on another, which only gives back verdicts.
 */
final class ShadowLane implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShadowLane.class);

  private final SpareCapacity spare;
  private final ViewJudgement judgement;
  private final LongSupplier nanoTime;
  private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
  private final Phaser underWay = new Phaser(1);
  private boolean isBusy;
  private volatile boolean isClosed;

  /** What came of one view; null when the shadow failed on it. */
  private record Finished(@Nullable ViewVerdict verdict) {}

  /** Takes the capacity, shared with others, what makes verdicts, and the monotonic clock. */
  ShadowLane(SpareCapacity spare, ViewJudgement judgement, LongSupplier nanoTime) {
    this.spare = spare;
    this.judgement = judgement;
    this.nanoTime = nanoTime;
  }

  /** The lane that must not wait has something to do; shadows step back. */
  void busy() {
    if (!isBusy) {
      isBusy = true;
      spare.enter();
    }
  }

  /** It has nothing to do. */
  void idle() {
    if (isBusy) {
      isBusy = false;
      spare.leave();
    }
  }

  /**
   * Has a view judged by each of these; gives how many have a place for it. Unless that is none,
   * the view is theirs, else it stays the caller's.
   *
   * @param counted the verdict that counts
   */
  int offer(PendingView view, List<ModelLease<FrameJudge>> shadows, ViewVerdict counted) {
    SharedView shared = new SharedView(view);
    int taken = 0;
    for (ModelLease<FrameJudge> shadow : shadows) {
      shared.hold();
      underWay.register();
      Look look = new Look(shared, shadow.again(), counted);
      if (spare.offer(look)) {
        taken++;
      } else {
        shared.holders.decrementAndGet();
        look.lease.close();
        underWay.arriveAndDeregister();
      }
    }
    if (taken > 0) {
      shared.release();
    }
    return taken;
  }

  /** Verdicts that came since the last call. */
  List<ViewVerdict> verdicts(InspectionMetrics metrics) {
    List<ViewVerdict> verdicts = new ArrayList<>();
    Finished next = finished.poll();
    while (next != null) {
      ViewVerdict verdict = next.verdict();
      if (verdict == null) {
        metrics.onShadowFailed();
      } else {
        metrics.onShadow(requireNonNull(verdict.getShadowOf()).getIsFlip());
        verdicts.add(verdict);
      }
      next = finished.poll();
    }
    return verdicts;
  }

  /** Waits until nothing is under way, as at the end of the input. */
  void finish(Duration patience) throws InterruptedException {
    idle();
    try {
      underWay.awaitAdvanceInterruptibly(
          underWay.arrive(), patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("shadow verdicts not waited for after {}", patience);
    }
  }

  /** What waits is dropped when its turn comes. */
  @Override
  public void close() {
    isClosed = true;
    idle();
  }

  /** A view that several look at; the last one closes it. Held once by whoever makes it. */
  private static final class SharedView {
    private final PendingView view;
    private final AtomicInteger holders = new AtomicInteger(1);

    SharedView(PendingView view) {
      this.view = view;
    }

    void hold() {
      holders.incrementAndGet();
    }

    void release() {
      if (holders.decrementAndGet() == 0) {
        view.close();
      }
    }
  }

  /** One view for one shadow; holds both. */
  private final class Look implements SpareCapacity.Task {
    private final SharedView shared;
    private final ModelLease<FrameJudge> lease;
    private final ViewVerdict counted;

    Look(SharedView shared, ModelLease<FrameJudge> lease, ViewVerdict counted) {
      this.shared = shared;
      this.lease = lease;
      this.counted = counted;
    }

    @Override
    public long bytes() {
      return shared.view.pixelBytes() + shared.view.heldBytes();
    }

    @Override
    public void run() {
      if (isClosed) {
        drop();
        return;
      }
      ViewVerdict verdict = null;
      try {
        verdict = verdict();
      } catch (IOException e) {
        LOG.warn("evidence of a shadow was not stored: {}", e.getMessage());
      } finally {
        finished.add(new Finished(verdict));
        drop();
      }
    }

    private @Nullable ViewVerdict verdict() throws IOException {
      long begunNanos = nanoTime.getAsLong();
      List<BatchJudgement.Result> results =
          new BatchJudgement(lease.model()).judge(List.of(shared.view.toJudge()));
      Detection detection = results.get(0).detection();
      if (detection == null) {
        return null;
      }
      ViewJudgement.Run run = new ViewJudgement.Run(1, nanoTime.getAsLong() - begunNanos);
      return judgement.shadow(shared.view, detection, run, lease.model().identity(), counted);
    }

    @Override
    public void drop() {
      try {
        shared.release();
        lease.close();
      } finally {
        underWay.arriveAndDeregister();
      }
    }
  }
}
