package lineside.bench.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Browsers on the event stream, with the delay of every verdict that they are told. */
final class Listeners implements AutoCloseable {
  private static final int MICROS = 1000;

  private final List<Thread> threads = new ArrayList<>();
  private final List<Double> delays = Collections.synchronizedList(new ArrayList<>());

  /** So many, each signed in by itself. */
  Listeners(String address, int count) throws IOException, InterruptedException {
    for (int i = 0; i < count; i++) {
      ConsolePage page = new ConsolePage(address);
      page.get("api/session");
      Thread thread = new Thread(() -> listen(page), "listener-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /** Milliseconds from the decision to the arrival, of every verdict at every browser. */
  List<Double> delays() {
    return List.copyOf(delays);
  }

  /** Forgets what was measured. */
  void forget() {
    delays.clear();
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }

  private void listen(ConsolePage page) {
    try {
      page.listen(this::take);
    } catch (IOException e) {
      if (!Thread.currentThread().isInterrupted()) {
        throw new UncheckedIOException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(JsonNode event, long at) {
    for (JsonNode news : event.path("news")) {
      if (news.path("type").asText().equals("verdict")) {
        delays.add(at - news.path("emittedAtMicros").asLong() / (double) MICROS);
      }
    }
  }
}
