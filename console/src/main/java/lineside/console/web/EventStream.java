package lineside.console.web;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lineside.console.live.Board;
import lineside.console.live.Operate;
import lineside.console.live.OperateShape;
import lineside.console.metrics.ConsoleMetrics;
import lineside.console.problem.Problem;
import lineside.console.security.Session;
import lineside.console.security.Sessions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends every browser everything once and then what changes, at most ten times a second. One thread
 * finds out what has changed; every browser has a thread that writes to it, so that a slow one
 * delays nobody.
 */
final class EventStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final int TICKS_OF_A_SECOND = 10;
  private static final int MOST_CLIENTS = 200;

  private final Set<EventClient> clients = ConcurrentHashMap.newKeySet();
  private final AtomicInteger open = new AtomicInteger();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "lineside-console-events"));
  private final Board board;
  private final Operate operate;
  private final News news;
  private final ConsoleMetrics metrics;
  private @Nullable OperateShape sent;
  private long version = -1;
  private int ticks;

  EventStream(Board board, Operate operate, News news, ConsoleMetrics metrics) {
    this.board = board;
    this.operate = operate;
    this.news = news;
    this.metrics = metrics;
    metrics.clients(clients::size);
  }

  void start() {
    var unused =
        ticker.scheduleWithFixedDelay(
            this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Browsers that listen. */
  int clients() {
    return clients.size();
  }

  /** Takes a browser in. */
  void join(SseClient sse, Session session, Sessions sessions) {
    if (open.incrementAndGet() > MOST_CLIENTS) {
      open.decrementAndGet();
      throw new Problem(
          Problem.Kind.FAILED, "Too many pages are open at once. Please close some of them.");
    }
    EventClient client =
        new EventClient(sse, session, sessions, () -> Json.text(operate.current()));
    sse.keepAlive();
    sse.onClose(client::close);
    clients.add(client);
    daemon(
            () -> {
              try {
                client.run();
              } finally {
                clients.remove(client);
                open.decrementAndGet();
              }
            },
            "lineside-console-client")
        .start();
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    clients.forEach(EventClient::close);
  }

  private void tick() {
    try {
      ticks++;
      boolean isSecond = ticks % TICKS_OF_A_SECOND == 0;
      long now = board.version();
      if (now == version && news.isEmpty() && !isSecond) {
        return;
      }
      version = now;
      if (clients.isEmpty()) {
        sent = null;
        news.take();
        return;
      }
      change();
    } catch (RuntimeException e) {
      // The ticker would end for good without a word.
      LOG.error("telling browsers what changed failed", e);
    }
  }

  private void change() {
    OperateShape current = operate.current();
    News.Batch told = news.take();
    Change change = Change.of(sent, current, told.items());
    sent = current;
    if (change.isEmpty()) {
      return;
    }
    String text = Json.text(change.content());
    clients.forEach(client -> client.offer(text));
    metrics.told(told.items().size());
    long nowMicros = TimeUnit.MILLISECONDS.toMicros(InstantSource.system().millis());
    told.emittedAtMicros().forEach(emitted -> metrics.verdictToEvent(nowMicros - emitted));
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
