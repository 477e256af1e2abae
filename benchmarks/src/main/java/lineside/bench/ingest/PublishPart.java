package lineside.bench.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.bench.ingest.IngestBench.Bench;
import lineside.bench.ingest.IngestWorker.PublishOrder;
import lineside.bench.ingest.IngestWorker.Published;
import lineside.bench.ingest.LoadPlan.Course;
import lineside.bench.plant.Pictures;
import lineside.schemas.topic.Topic;
import lineside.vision.model.ModelPackage;

/** A ready JPEG published by ingest and by Kafka's own performance test, in turn. */
final class PublishPart {
  private static final double TARGET = 0.85;
  private static final int JPEG_BYTES = 2_000_000;
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 200;
  private static final int FRAMES = 600;
  private static final int QUICK_FRAMES = 30;
  private static final long PERIOD_MICROS = 100_000;
  private static final long LOOK_MILLIS = 20;
  private static final double BYTES_PER_MEGABYTE = 1e6;
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private PublishPart() {}

  static Report measure(Bench bench) throws Exception {
    byte[] jpeg = Pictures.ofSize(ModelPackage.load(bench.config().model()), JPEG_BYTES).get(0);
    Path image = Files.write(bench.config().work().resolve("ready.jpg"), jpeg);
    PerfTest baseline =
        PerfTest.of(
            bench.bootstrapServers(), jpeg.length, bench.config().work().resolve("perf-test"));
    int warmUp = bench.config().count(WARM_UP, QUICK_FRAMES);
    int frames = bench.config().count(FRAMES, QUICK_FRAMES);
    List<Double> publisher = new ArrayList<>();
    List<Double> whole = new ArrayList<>();
    List<Double> perfTest = new ArrayList<>();
    for (int round = 0; round < bench.config().count(ROUNDS, 1); round++) {
      bench.topics().empty(Topic.FRAME);
      bench.progress().accept("publish: round " + (round + 1));
      perfTest.add(baseline.recordsPerSecond(warmUp, frames));
      // As new as the other, so that neither has the better-compiled code.
      try (IngestProcess ingest = bench.ingest("publish" + round)) {
        publisher.add(published(ingest, new PublishOrder(image.toString(), warmUp, frames)));
      }
      try (IngestProcess ingest = bench.ingest("whole" + round)) {
        whole.add(wholeIngest(ingest, image, warmUp, frames));
      }
    }
    return new Report(
        "publish",
        List.of(
            figure("publishing a ready JPEG / perf test", publisher, perfTest, jpeg.length),
            figure("one camera flat out / perf test", whole, perfTest, jpeg.length)),
        List.of(
            "perf test: kafka-producer-perf-test, same record size, topic, broker and producer"
                + " settings (acks=all, idempotent), new processes, payload read beforehand",
            "publishing: Avro record, trigger header, at most as much under way as a camera may"
                + " have; flat out: with journal and its fsync, trigger record, heartbeats"));
  }

  private static double published(IngestProcess ingest, PublishOrder order) throws IOException {
    Published published = ingest.publish(order);
    if (published.refused() > 0) {
      throw new IOException("kafka refused " + published.refused() + " frames");
    }
    return published.framesPerSecond();
  }

  /** Frames a second between the warm-up and nearly the end, so that neither end counts. */
  private static double wholeIngest(IngestProcess ingest, Path image, int warmUp, int frames)
      throws IOException, InterruptedException {
    LoadPlan plan =
        new LoadPlan(
            "flat-out", 1, image.toString(), PERIOD_MICROS, warmUp + frames, Course.FLAT_OUT);
    IngestSample from = ingest.play(plan);
    IngestSample now = from;
    while (now.acknowledged() < warmUp + frames * 0.95 && now.lost() == 0) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      now = ingest.look();
      if (from.acknowledged() < warmUp) {
        from = now;
      }
    }
    ingest.finish();
    return (now.acknowledged() - from.acknowledged())
        * NANOS_PER_SECOND
        / (now.nanos() - from.nanos());
  }

  private static Figure figure(
      String what, List<Double> subject, List<Double> baseline, int bytes) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < subject.size(); i++) {
      ratios.add(subject.get(i) / baseline.get(i));
    }
    return new Figure(
        what,
        Figure.RATIO,
        Spread.of(ratios),
        Target.atLeast(TARGET),
        String.format(
            Locale.ROOT,
            "%.0f / %.0f MB/s, %.2f MB a record",
            Spread.of(subject).median() * bytes / BYTES_PER_MEGABYTE,
            Spread.of(baseline).median() * bytes / BYTES_PER_MEGABYTE,
            bytes / BYTES_PER_MEGABYTE));
  }
}
