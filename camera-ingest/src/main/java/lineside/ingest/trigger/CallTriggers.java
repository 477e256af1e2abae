package lineside.ingest.trigger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Triggers by call: what {@link #ask} is given comes out as requests, and the caller is answered
 * when the trigger stands in the journal. While the camera cannot accept triggers, callers are told
 * so instead of being kept. {@link #ask} may be called by any thread, the rest by one.
 */
public final class CallTriggers implements TriggerSource {
  private static final int MAX_WAITING = 64;

  private final BlockingQueue<Call> calls = new ArrayBlockingQueue<>(MAX_WAITING);
  private final RecentRequests recent = new RecentRequests();
  private final Map<TriggerRequest, Queue<Call>> taken = new HashMap<>();
  private volatile boolean isEnded;

  /** What became of a call. */
  public enum Answer {
    /** The trigger is journaled: it ends in a frame or a recorded loss. */
    ACCEPTED,
    /** A request of the same id was accepted before. */
    REPEATED,
    /** Nothing was accepted: ask again later. */
    BUSY,
    /** It is not known whether it is journaled; asking again with the same request id is safe. */
    UNKNOWN,
    /** The camera has ended: nothing is accepted any more. */
    GONE
  }

  /**
   * Asks for an image and waits for the journal.
   *
   * @throws IllegalArgumentException naming the value that is out of range
   */
  public Answer ask(AskedImage asked, Duration patience) throws InterruptedException {
    asked.request();
    if (isEnded) {
      return Answer.GONE;
    }
    Call call = new Call(asked, new AtomicReference<>(Phase.WAITING), new CompletableFuture<>());
    if (!calls.offer(call)) {
      return Answer.BUSY;
    }
    if (isEnded) {
      refuseAll();
    }
    try {
      return call.answer().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      return call.phase().compareAndSet(Phase.WAITING, Phase.WITHDRAWN)
          ? Answer.BUSY
          : Answer.UNKNOWN;
    } catch (ExecutionException ended) {
      return Answer.BUSY;
    }
  }

  @Override
  public boolean isLive() {
    return true;
  }

  @Override
  public void open(long fromSequence) {
    // Calls come when they come.
  }

  @Override
  public Optional<TriggerRequest> next() {
    for (Call call = calls.poll(); call != null; call = calls.poll()) {
      if (!call.phase().compareAndSet(Phase.WAITING, Phase.TAKEN)) {
        continue;
      }
      if (!recent.isNew(call.asked().requestId())) {
        call.answer().complete(Answer.REPEATED);
        continue;
      }
      TriggerRequest request = call.asked().request();
      taken.computeIfAbsent(request, key -> new ArrayDeque<>()).add(call);
      return Optional.of(request);
    }
    return Optional.empty();
  }

  @Override
  public void accepted(TriggerRequest request) {
    TriggerRequest asked = request.at(0);
    Queue<Call> waiting = taken.get(asked);
    Call call = waiting == null ? null : waiting.poll();
    if (call != null) {
      call.answer().complete(Answer.ACCEPTED);
    }
    if (waiting != null && waiting.isEmpty()) {
      taken.remove(asked);
    }
  }

  @Override
  public void close() {
    isEnded = true;
    refuseAll();
  }

  private void refuseAll() {
    for (Call call = calls.poll(); call != null; call = calls.poll()) {
      call.answer().complete(Answer.GONE);
    }
  }

  private enum Phase {
    WAITING,
    TAKEN,
    WITHDRAWN
  }

  private record Call(
      AskedImage asked, AtomicReference<Phase> phase, CompletableFuture<Answer> answer) {}
}
