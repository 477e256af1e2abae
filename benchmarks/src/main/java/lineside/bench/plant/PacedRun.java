package lineside.bench.plant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import lineside.jobs.inspection.ModelSource;
import lineside.schemas.record.Alarm;
import lineside.schemas.record.ViewVerdict;
import lineside.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecordBase;

/** The inspection job under triggers that come at a steady pace. */
public final class PacedRun {
  /** Time for the compiler before latencies count. */
  private static final Duration WARM_UP = Duration.ofSeconds(6);

  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** One picture of that many is the one with the clearest defect. */
  private static final int DEFECT_EVERY = 8;

  private static final double MICROS_PER_MILLI = 1000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Map<String, Long> acquiredMicros = new HashMap<>();
  private final Set<String> counted = new HashSet<>();
  private final Set<String> alarmed = new HashSet<>();
  private final List<Judged> views = new ArrayList<>();
  private final List<Double> alarms = new ArrayList<>();
  private volatile boolean isOver;

  private PacedRun() {}

  /**
   * What runs.
   *
   * @param models who judges
   * @param map cameras
   * @param pictures encoded, the one with the clearest defect first, a good one last
   */
  public record Material(ModelSource models, PlantMap map, List<byte[]> pictures) {
    /** Copies the list. */
    public Material {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * A latency.
   *
   * @param count how many were measured
   * @param p50 median, milliseconds
   * @param p99 99th percentile, milliseconds
   * @param max the longest, milliseconds
   */
  public record Latency(int count, double p50, double p99, double max) {
    /** Of latencies in any order; not a number where there are none. */
    public static Latency of(List<Double> millis) {
      if (millis.isEmpty()) {
        return new Latency(0, Double.NaN, Double.NaN, Double.NaN);
      }
      List<Double> sorted = millis.stream().sorted().toList();
      return new Latency(
          sorted.size(),
          sorted.get(sorted.size() / 2),
          sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * 0.99) - 1)),
          sorted.get(sorted.size() - 1));
    }
  }

  /**
   * A view and its verdict.
   *
   * @param acquiredMicros when it was handed to the producer, Unix time in microseconds
   * @param millis until a consumer had its verdict
   * @param modelSha256 who judged it; empty when nobody did
   */
  public record Judged(long acquiredMicros, double millis, String modelSha256) {}

  /**
   * What a run found.
   *
   * @param verdict capture to view verdict
   * @param alarm capture of the last view of a part to its alarm
   * @param views those that verdict is of, in the order of their verdicts
   * @param unheard views that had no verdict when the run ended
   */
  public record Latencies(Latency verdict, Latency alarm, List<Judged> views, int unheard) {
    /** Copies the list. */
    public Latencies {
      views = List.copyOf(views);
    }
  }

  /** Runs for some seconds at a pace. */
  public static Latencies of(Plant plant, Material material, double periodMillis, int seconds)
      throws Exception {
    plant.topics().empty(Topic.FRAME);
    plant.topics().empty(Topic.TRIGGER);
    PacedRun run = new PacedRun();
    try (Listener listener =
            new Listener(plant.bootstrapServers(), Topic.VIEW_VERDICT, Topic.ALARM);
        RunningJob job = plant.submit(material.models(), material.map(), Duration.ofSeconds(1));
        Feed feed = new Feed(plant.bootstrapServers(), material.map(), Clock.systemUTC())) {
      run.first(feed, listener, material);
      Thread ears = new Thread(() -> run.hear(listener), "bench-listener");
      ears.start();
      int frames = run.pace(feed, material, periodMillis, seconds);
      run.await(frames);
      job.requireAlive();
      run.isOver = true;
      ears.join();
    }
    synchronized (run) {
      List<Double> verdicts = run.views.stream().map(Judged::millis).toList();
      return new Latencies(
          Latency.of(verdicts),
          Latency.of(run.alarms),
          run.views,
          run.counted.size() - run.views.size());
    }
  }

  /** The job is there when it has answered. */
  private void first(Feed feed, Listener listener, Material material) throws Exception {
    feed.frame(0, material.pictures().get(material.pictures().size() - 1));
    feed.heartbeats();
    feed.flush();
    long begun = System.nanoTime();
    while (listener.poll().isEmpty()) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IllegalStateException("the job gives no verdict");
      }
    }
  }

  private int pace(Feed feed, Material material, double periodMillis, int seconds)
      throws InterruptedException {
    long begun = System.nanoTime();
    long countFrom = begun + WARM_UP.toNanos();
    long end = countFrom + Duration.ofSeconds(seconds).toNanos();
    long heartbeat = begun;
    int counting = 0;
    for (int i = 0; ; i++) {
      long due = begun + (long) (i * periodMillis * NANOS_PER_MILLI);
      if (due > end) {
        return counting;
      }
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      boolean isCounted = due >= countFrom;
      counting += isCounted ? 1 : 0;
      capture(feed, material, i, isCounted);
      if (System.nanoTime() - heartbeat > HEARTBEAT.toNanos()) {
        heartbeat = System.nanoTime();
        feed.heartbeats();
      }
    }
  }

  private synchronized void capture(Feed feed, Material material, int i, boolean isCounted) {
    List<byte[]> pictures = material.pictures();
    byte[] picture = pictures.get(i % DEFECT_EVERY == 0 ? 0 : pictures.size() - 1);
    long now = Feed.micros(Instant.now());
    String part = feed.frame(i % material.map().cameras(), picture);
    acquiredMicros.put(part, now);
    if (isCounted) {
      counted.add(part);
    }
  }

  private void hear(Listener listener) {
    while (!isOver) {
      List<SpecificRecordBase> messages = listener.poll();
      take(messages, Feed.micros(Instant.now()));
    }
  }

  private synchronized void take(List<SpecificRecordBase> messages, long nowMicros) {
    for (SpecificRecordBase message : messages) {
      if (message instanceof ViewVerdict view && counted.contains(view.getPartId())) {
        long acquired = acquiredMicros.getOrDefault(view.getPartId(), nowMicros);
        String model = view.getModelSha256();
        views.add(
            new Judged(
                acquired, (nowMicros - acquired) / MICROS_PER_MILLI, model == null ? "" : model));
      }
      if (message instanceof Alarm alarm
          && counted.contains(alarm.getLastPartId())
          && alarmed.add(alarm.getLastPartId())) {
        alarms.add(
            (nowMicros - acquiredMicros.getOrDefault(alarm.getLastPartId(), nowMicros))
                / MICROS_PER_MILLI);
      }
    }
  }

  private synchronized int heard() {
    return views.size();
  }

  private void await(int frames) throws InterruptedException {
    long begun = System.nanoTime();
    while (heard() < frames && System.nanoTime() - begun < PATIENCE.toNanos()) {
      LockSupport.parkNanos(50 * NANOS_PER_MILLI);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    // The alarm of the last part comes a little after its verdict.
    LockSupport.parkNanos(500 * NANOS_PER_MILLI);
  }
}
