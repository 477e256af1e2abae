package lineside.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Measures how soon a verdict that is sent is a pixel on the page. Not part of a build: {@code mvn
 * -pl console failsafe:integration-test -Dit.test=ResponseBenchmark}.
 */
@Tag("benchmark")
@ExtendWith(SceneExtension.class)
final class ResponseBenchmark {
  private static final int PER_SECOND = 20;
  private static final int VERDICTS = Integer.getInteger("lineside.verdicts", 1_200);
  private static final int OTHERS = 9;
  private static final String WATCH =
      "window.seen = {}; const note = tile => requestAnimationFrame(() => setTimeout(() => {"
          + "const part = tile.dataset.part; window.seen[part] ??= performance.timeOrigin + performance.now(); }));"
          + "new MutationObserver(changes => new Set(changes.map(c => c.target)).forEach(note))"
          + ".observe(document.querySelector('.tiles'), {attributes: true, attributeFilter: ['data-part'], subtree: true});";

  @Test
  void tellsHowSoonAVerdictIsAPixel(Scene scene) throws Exception {
    ExecutorService readers = Executors.newCachedThreadPool();
    listen(scene, readers);
    Screen screen = scene.as(TestConsole.OPERATOR).open("/operate");
    for (int warm = 0; warm < 60; warm++) {
      scene.parts().send("line-bench", "s" + warm % 4, "warm-" + warm, ResultEvaluation.OK);
    }
    screen.waitForText("[data-key='line-bench|s3']", "warm-59");
    screen.script(WATCH);

    Map<String, Double> sent = steadily(scene);

    screen.until(
        "the last verdict", () -> screen.text(".tiles").contains("bench-" + (VERDICTS - 1)));
    report("verdict on topic to pixel, ms", latencies(sent, screen));
    readers.shutdownNow();
  }

  private static void listen(Scene scene, ExecutorService readers) throws Exception {
    var browser = scene.elsewhere(TestConsole.OPERATOR);
    for (int other = 0; other < OTHERS; other++) {
      HttpResponse<InputStream> stream =
          browser
              .client()
              .send(
                  browser.request("api/events").GET().build(),
                  HttpResponse.BodyHandlers.ofInputStream());
      assertThat(stream.statusCode()).isEqualTo(200);
      readers.execute(() -> drain(stream.body()));
    }
  }

  private static void drain(InputStream stream) {
    try (stream) {
      stream.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // Ended with the test.
    }
  }

  private static Map<String, Double> steadily(Scene scene) throws InterruptedException {
    Map<String, Double> sent = new ConcurrentHashMap<>();
    AtomicInteger number = new AtomicInteger();
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    ScheduledFuture<?> beat =
        clock.scheduleAtFixedRate(
            () -> {
              int n = number.getAndIncrement();
              if (n < VERDICTS) {
                sendOne(scene, n, sent);
              }
            },
            0,
            1_000_000 / PER_SECOND,
            TimeUnit.MICROSECONDS);
    clock.awaitTermination(VERDICTS * 1_000L / PER_SECOND + 500, TimeUnit.MILLISECONDS);
    assertThat(beat.cancel(false)).isTrue();
    clock.shutdownNow();
    return sent;
  }

  private static void sendOne(Scene scene, int n, Map<String, Double> sent) {
    Instant before = Instant.now();
    sent.put("bench-" + n, before.getEpochSecond() * 1e3 + before.getNano() / 1e6);
    try {
      scene.parts().send("line-bench", "s" + n % 4, "bench-" + n, ResultEvaluation.OK);
    } catch (IOException e) {
      throw new IllegalStateException("a verdict could not be sent", e);
    }
  }

  /** Of a part that was overtaken before it was painted: until the next one of its station was. */
  private static List<Double> latencies(Map<String, Double> sent, Screen screen) {
    Map<?, ?> seen = (Map<?, ?>) screen.script("return window.seen");
    List<Double> found = new ArrayList<>();
    for (int n = 0; n < VERDICTS; n++) {
      Double at = sent.get("bench-" + n);
      for (int next = n; at != null && next < VERDICTS; next += 4) {
        if (seen.get("bench-" + next) instanceof Number painted) {
          found.add(painted.doubleValue() - at);
          break;
        }
      }
    }
    return found;
  }

  private static void report(String what, List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    if (sorted.isEmpty()) {
      System.out.println(what + ": none");
      return;
    }
    System.out.printf(
        "%s: n=%d p50=%.1f p95=%.1f p99=%.1f max=%.1f%n",
        what,
        sorted.size(),
        at(sorted, 0.5),
        at(sorted, 0.95),
        at(sorted, 0.99),
        sorted.get(sorted.size() - 1));
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
  }
}
