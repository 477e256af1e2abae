package lineside.bench.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import lineside.bench.BrokerStarter;
import lineside.bench.Extent;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;

/**
 * Start with a million past verdicts, a day of 500,000 more, then twenty a second with ten browsers
 * that listen.
 */
public final class ConsoleBench {
  private static final int PAST = 1_000_000;
  private static final int DAY = 500_000;
  private static final int BROWSERS = 10;
  private static final double RATE = 20;
  private static final int SECONDS = 60;
  private static final int WARM_UP_SECONDS = 10;
  private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
  private static final double START_SECONDS = 10;
  private static final double EVENT_MILLIS = 500;
  private static final double MEMORY_MEBIBYTES = 512;
  private static final double MEBIBYTE = 1 << 20;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(20);

  private final ConsoleBenchConfig config;
  private final Consumer<String> progress;
  private final List<Figure> figures = new ArrayList<>();

  private ConsoleBench(ConsoleBenchConfig config, Consumer<String> progress) {
    this.config = config;
    this.progress = progress;
  }

  /** Measures. */
  public static Report run(ConsoleBenchConfig config, Consumer<String> progress) throws Exception {
    ConsoleBench bench = new ConsoleBench(config, progress);
    bench.run();
    return new Report(
        "console",
        bench.figures,
        List.of(
            "from the start of the process until a page gets stations, counts and what is missing,"
                + " new Java machine, empty database;",
            "verdict to event: from the decision in the message to its arrival at a listener, both"
                + " by the clock of this machine; memory: most that was ever resident"));
  }

  private void run() throws Exception {
    boolean isFull = config.extent() == Extent.FULL;
    int past = isFull ? PAST : PAST / 20;
    int day = isFull ? DAY : DAY / 20;
    try (BrokerStarter.Broker broker = config.broker().start(config.work().resolve("broker"));
        VerdictStream stream = new VerdictStream(broker.bootstrapServers())) {
      progress.accept("sending " + past + " past verdicts");
      long now = System.currentTimeMillis();
      for (int i = 0; i < past; i++) {
        stream.send(
            Instant.ofEpochMilli(now - DAY_MILLIS * 2 + DAY_MILLIS * 2 * i / past),
            VerdictStream.Views.LEFT_OUT);
      }
      stream.flush();
      Path state = config.work().resolve("state");
      long begun = System.nanoTime();
      try (ConsoleProcess console =
          ConsoleProcess.start(broker.bootstrapServers(), state, config.heapMegabytes())) {
        start(console, begun, past);
        day(console, stream, day);
        live(console, stream);
      }
      again(broker.bootstrapServers(), state);
    }
  }

  private void start(ConsoleProcess console, long begun, int past) throws Exception {
    progress.accept("waiting for a useful page");
    ConsolePage page = new ConsolePage(console.address());
    page.get("api/session");
    JsonNode shown = await(page, ConsoleBench::isUseful);
    double seconds = seconds(begun);
    figures.add(
        new Figure(
            "start with %,d past verdicts: useful page".formatted(past),
            "s",
            Spread.of(seconds),
            Target.atMost(START_SECONDS),
            "%d stations, %,d of the shift counted, %,d still to be read"
                .formatted(
                    shown.path("stations").size(),
                    shown.path("lines").path(0).path("counts").path("parts").asLong(),
                    shown.path("history").path("remaining").asLong())));
    progress.accept("waiting for all history");
    await(page, answer -> answer.path("history").path("complete").asBoolean());
    figures.add(
        new Figure(
            "all of it read",
            "s",
            Spread.of(seconds(begun)),
            String.format(Locale.ROOT, "%.1f s of processor", console.cpuNanos() / 1e9)));
  }

  private static boolean isUseful(JsonNode answer) {
    return answer.path("connection").path("broker").asText().equals("up")
        && answer.path("stations").size() == 4
        && answer.path("lines").path(0).path("counts").path("parts").asLong() > 0
        && answer.path("stations").path(0).path("lastReject").isObject();
  }

  private void day(ConsoleProcess console, VerdictStream stream, int day) throws Exception {
    progress.accept("a day of " + day + " verdicts at once, " + BROWSERS + " browsers");
    try (Listeners listeners = new Listeners(console.address(), BROWSERS)) {
      ConsolePage page = new ConsolePage(console.address());
      page.get("api/session");
      long begun = System.nanoTime();
      long now = System.currentTimeMillis();
      for (int i = 0; i < day; i++) {
        stream.send(Instant.ofEpochMilli(now), VerdictStream.Views.SENT);
        LockSupport.parkNanos(i % 50 == 0 ? TimeUnit.MILLISECONDS.toNanos(5) : 0);
      }
      stream.flush();
      await(page, answer -> countOf(answer) >= day);
      figures.add(
          new Figure(
              "%,d verdicts with their views, taken".formatted(day),
              "verdicts a second",
              Spread.of(day / seconds(begun)),
              "%,d events at the browsers".formatted(listeners.delays().size())));
    }
  }

  private static long countOf(JsonNode answer) {
    return answer.path("lines").path(0).path("counts").path("parts").asLong();
  }

  private void live(ConsoleProcess console, VerdictStream stream) throws Exception {
    int seconds = config.extent().count(SECONDS);
    progress.accept("%.0f verdicts a second for %d s".formatted(RATE, seconds));
    try (Listeners listeners = new Listeners(console.address(), BROWSERS)) {
      pace(stream, WARM_UP_SECONDS);
      listeners.forget();
      pace(stream, seconds);
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
      List<Double> delays = new ArrayList<>(listeners.delays());
      Collections.sort(delays);
      figures.add(
          new Figure(
              "verdict to event at %.0f/s, %d browsers, p99".formatted(RATE, BROWSERS),
              "ms",
              Spread.of(at(delays, 0.99)),
              Target.atMost(EVENT_MILLIS),
              String.format(
                  Locale.ROOT,
                  "p50 %.0f, max %.0f, %d arrivals of %d",
                  at(delays, 0.5),
                  at(delays, 1),
                  delays.size(),
                  (long) (seconds * RATE * BROWSERS))));
      figures.add(
          new Figure(
              "memory of the console, %d MiB heap".formatted(config.heapMegabytes()),
              "MiB",
              Spread.of(console.peakBytes() / MEBIBYTE),
              Target.atMost(MEMORY_MEBIBYTES),
              "most that was resident, after all of the above"));
    }
  }

  private static void pace(VerdictStream stream, int seconds) {
    long period = (long) (TimeUnit.SECONDS.toNanos(1) / RATE);
    long begun = System.nanoTime();
    for (long i = 0; i < seconds * RATE; i++) {
      long due = begun + i * period;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      stream.send(Instant.ofEpochMilli(System.currentTimeMillis()), VerdictStream.Views.SENT);
    }
  }

  private void again(String bootstrapServers, Path state) throws Exception {
    progress.accept("starting again");
    long begun = System.nanoTime();
    try (ConsoleProcess console =
        ConsoleProcess.start(bootstrapServers, state, config.heapMegabytes())) {
      ConsolePage page = new ConsolePage(console.address());
      page.get("api/session");
      await(page, ConsoleBench::isUseful);
      figures.add(
          new Figure(
              "start again with its database: useful page",
              "s",
              Spread.of(seconds(begun)),
              Target.atMost(START_SECONDS),
              "reading goes on where it ended"));
    }
  }

  private static JsonNode await(ConsolePage page, Predicate<JsonNode> condition) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < end) {
      JsonNode answer = page.get("api/operate");
      if (condition.test(answer)) {
        return answer;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    throw new IllegalStateException("the console does not get there");
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.isEmpty()
        ? Double.POSITIVE_INFINITY
        : sorted.get((int) Math.min(sorted.size() - 1, Math.round(share * (sorted.size() - 1))));
  }

  private static double seconds(long begunNanos) {
    return (System.nanoTime() - begunNanos) / 1e9;
  }
}
