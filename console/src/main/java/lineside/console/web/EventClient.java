package lineside.console.web;

import io.javalin.http.sse.SseClient;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import lineside.console.security.Session;
import lineside.console.security.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * One browser that listens. What it is told waits in a short queue; when that is full it was too
 * slow, and is told everything anew. {@link #run} belongs to one thread, the rest is thread-safe.
 */
final class EventClient {
  private static final int WAITING = 32;
  private static final long ALIVE_MILLIS = 3000;
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final SseClient sse;
  private final Session session;
  private final Sessions sessions;
  private final Supplier<String> everything;
  private final BlockingQueue<String> changes = new ArrayBlockingQueue<>(WAITING);
  private volatile boolean isLate;
  private volatile boolean isClosed;

  EventClient(SseClient sse, Session session, Sessions sessions, Supplier<String> everything) {
    this.sse = sse;
    this.session = session;
    this.sessions = sessions;
    this.everything = everything;
  }

  void offer(String change) {
    if (!changes.offer(change)) {
      isLate = true;
    }
  }

  void close() {
    isClosed = true;
  }

  void run() {
    try {
      sse.sendEvent("operate", everything.get());
      long lookedAt = System.nanoTime();
      while (!isClosed && !sse.terminated()) {
        tell(changes.poll(ALIVE_MILLIS, TimeUnit.MILLISECONDS));
        if (System.nanoTime() - lookedAt > LOOK_NANOS) {
          lookedAt = System.nanoTime();
          if (sessions.stateOf(session) == Sessions.State.ENDED) {
            sse.sendEvent("ended", "{\"error\":\"session-ended\"}");
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sse.close();
    }
  }

  private void tell(@Nullable String change) {
    if (isLate) {
      isLate = false;
      changes.clear();
      sse.sendEvent("operate", everything.get());
    } else if (change == null) {
      sse.sendEvent("alive", "{\"serverAt\":" + System.currentTimeMillis() + "}");
    } else {
      sse.sendEvent("change", change);
    }
  }
}
