package lineside.ingest.push;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import lineside.ingest.camera.Capture;
import lineside.ingest.camera.FrameSource;
import lineside.ingest.trigger.TriggerRequest;
import lineside.ingest.trigger.TriggerSource;
import lineside.schemas.record.LossReason;

/**
 * A camera whose images are sent by another machine, each of them a trigger with its image. At most
 * eight wait; who sends more is told to come again. {@link #offer} may be called by any thread, the
 * rest by one.
 */
public final class PushedImages implements TriggerSource {
  private static final int MAX_WAITING = 8;

  private final String recipeId;
  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final Map<String, Waiting> taken = new HashMap<>();
  private long count;
  private volatile boolean isEnded;

  /** What became of an image. */
  public enum Answer {
    /** Its trigger is journaled: it ends in a frame or a recorded loss. */
    ACCEPTED,
    /** Nothing was accepted: send it again later. */
    BUSY,
    /** It is not known whether its trigger is journaled. */
    UNKNOWN,
    /** The camera has ended: nothing is accepted any more. */
    GONE
  }

  /** Images of one camera; {@code recipeId} counts for those that name none, and may be empty. */
  public PushedImages(String recipeId) {
    this.recipeId = recipeId;
  }

  /**
   * Hands over an image and waits for the journal.
   *
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public Answer offer(PushedImage image, Duration patience) throws InterruptedException {
    request(image, "");
    if (isEnded) {
      return Answer.GONE;
    }
    Waiting offered =
        new Waiting(image, new AtomicReference<>(Phase.WAITING), new CountDownLatch(1));
    if (!waiting.offer(offered)) {
      return Answer.BUSY;
    }
    if (isEnded) {
      refuseAll();
    }
    if (!offered.over().await(patience.toNanos(), TimeUnit.NANOSECONDS)
        && offered.phase().compareAndSet(Phase.WAITING, Phase.REFUSED)) {
      return Answer.BUSY;
    }
    return switch (offered.phase().get()) {
      case ACCEPTED -> Answer.ACCEPTED;
      case WAITING, REFUSED -> isEnded ? Answer.GONE : Answer.BUSY;
      case TAKEN -> Answer.UNKNOWN;
    };
  }

  private TriggerRequest request(PushedImage image, String name) {
    String recipe = image.recipeId().isEmpty() ? recipeId : image.recipeId();
    return new TriggerRequest(
        0, image.partId(), image.attempt(), recipe, image.encoderPositionMm(), name);
  }

  @Override
  public boolean isLive() {
    return true;
  }

  @Override
  public void open(long fromSequence) {
    // Images come when they come.
  }

  @Override
  public Optional<TriggerRequest> next() {
    Waiting next = waiting.poll();
    while (next != null && !next.phase().compareAndSet(Phase.WAITING, Phase.TAKEN)) {
      next = waiting.poll();
    }
    if (next == null) {
      return Optional.empty();
    }
    String name = Long.toString(count++);
    taken.put(name, next);
    return Optional.of(request(next.image(), name));
  }

  @Override
  public void accepted(TriggerRequest request) {
    Waiting image = taken.get(request.pictureName());
    if (image != null) {
      image.end(Phase.ACCEPTED);
    }
  }

  @Override
  public void close() {
    isEnded = true;
    refuseAll();
  }

  private void refuseAll() {
    for (Waiting left = waiting.poll(); left != null; left = waiting.poll()) {
      if (left.phase().compareAndSet(Phase.WAITING, Phase.REFUSED)) {
        left.over().countDown();
      }
    }
  }

  /** The images; used by the thread that uses the triggers. */
  public FrameSource frames() {
    return new Frames();
  }

  private final class Frames implements FrameSource {
    @Override
    public void open() {
      // There is nothing to connect to.
    }

    @Override
    public Capture capture(TriggerRequest request) throws IOException {
      Waiting image = taken.remove(request.pictureName());
      return image == null
          ? new Capture.Missed(LossReason.UNKNOWN, "the image that was sent is not there")
          : image.image().capture();
    }

    @Override
    public void close() {
      // Holds nothing open.
    }
  }

  private enum Phase {
    WAITING,
    TAKEN,
    ACCEPTED,
    REFUSED
  }

  private record Waiting(PushedImage image, AtomicReference<Phase> phase, CountDownLatch over) {
    void end(Phase end) {
      phase.set(end);
      over.countDown();
    }
  }
}
