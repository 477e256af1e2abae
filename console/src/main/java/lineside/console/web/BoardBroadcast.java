package lineside.console.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lineside.console.board.Board;
import lineside.console.board.BoardView;

/**
 * Sends the whole board to every browser when it changed, at most five times a second, and a sign
 * of life every few seconds. A browser that comes back gets everything with the first event, so
 * nothing has to be replayed. Thread-safe; one thread of its own sends.
 */
final class BoardBroadcast implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(200);
  private static final int TICKS_BETWEEN_SIGNS_OF_LIFE = 15;

  /** What one event carries. */
  private record Message(BoardView board, Map<String, String> links) {}

  private final ObjectMapper json = new ObjectMapper();
  private final Set<SseClient> clients = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService ticker;
  private final Board board;
  private final Links links;
  private String lastSent = "";
  private long lastVersion = -1;
  private int quietTicks;

  BoardBroadcast(Board board, Links links) {
    this.board = board;
    this.links = links;
    this.ticker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lineside-console-broadcast");
              thread.setDaemon(true);
              return thread;
            });
  }

  void start() {
    var unused =
        ticker.scheduleWithFixedDelay(
            this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Takes a browser in; it gets the board at once. */
  void join(SseClient client) {
    client.keepAlive();
    client.onClose(() -> clients.remove(client));
    client.sendEvent("board", current());
    clients.add(client);
  }

  /** The board as JSON. */
  String current() {
    try {
      return json.writeValueAsString(new Message(board.view(), links.current()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the board is always writable", e);
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    clients.forEach(SseClient::close);
  }

  private void tick() {
    if (clients.isEmpty()) {
      return;
    }
    quietTicks++;
    boolean isDue = quietTicks >= TICKS_BETWEEN_SIGNS_OF_LIFE;
    long version = board.version();
    if (version == lastVersion && !isDue) {
      return;
    }
    lastVersion = version;
    String message = current();
    if (!message.equals(lastSent)) {
      lastSent = message;
      send("board", message);
    } else if (isDue) {
      send("alive", "{}");
    }
  }

  private void send(String event, String data) {
    quietTicks = 0;
    // One that left before it was taken in did not find itself to remove.
    clients.removeIf(SseClient::terminated);
    for (SseClient client : clients) {
      client.sendEvent(event, data);
    }
  }
}
