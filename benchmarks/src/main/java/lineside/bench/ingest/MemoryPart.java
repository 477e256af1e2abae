package lineside.bench.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.bench.ingest.IngestBench.Bench;
import lineside.bench.ingest.LoadPlan.Course;
import lineside.schemas.topic.Topic;

/** Memory after a tenth of many frames against memory at their end. */
final class MemoryPart {
  private static final int FRAMES = 200_000;
  private static final int QUICK_FRAMES = 3_000;
  private static final int IMAGE_BYTES = 20_000;
  private static final double FRAMES_PER_SECOND = 1_000;
  private static final long LOOK_MILLIS = 100;
  private static final double TARGET = 1.02;

  /** Of the frames in hundredths: over which memory is averaged, after a tenth and at the end. */
  private static final int WINDOW_PERCENT = 2;

  private static final int QUICK_WINDOW_PERCENT = 10;

  private static final double FIRST_TENTH = 0.1;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private MemoryPart() {}

  static Report measure(Bench bench) throws Exception {
    int cameras = bench.config().load().cameras();
    int frames = bench.config().count(FRAMES, QUICK_FRAMES);
    Path image = bench.image(IMAGE_BYTES);
    LoadPlan plan =
        LoadPlan.ofRate("memory", cameras, image, FRAMES_PER_SECOND, Course.PLANNED).ending(frames);
    bench.topics().empty(Topic.FRAME);
    bench.progress().accept("memory: %d frames".formatted(frames));
    try (IngestProcess ingest = bench.ingest("memory")) {
      List<IngestSample> samples = watch(bench, ingest, plan, plan.framesEach() * cameras);
      IngestSample end = ingest.finish();
      samples.add(end);
      double window = bench.config().count(WINDOW_PERCENT, QUICK_WINDOW_PERCENT) / 100.0;
      return new Report(
          "memory",
          List.of(
              resident(
                  samples,
                  window,
                  "%d frames of %d kB from %d cameras"
                      .formatted(end.acknowledged(), IMAGE_BYTES / 1000, cameras)),
              live(samples, window),
              new Figure(
                  "losses over these frames",
                  "triggers",
                  Spread.of((double) end.lost()),
                  "recorded by ingest")),
          List.of());
    }
  }

  private static List<IngestSample> watch(
      Bench bench, IngestProcess ingest, LoadPlan plan, long frames)
      throws IOException, InterruptedException {
    List<IngestSample> samples = new ArrayList<>();
    IngestSample now = ingest.play(plan);
    int tenths = 1;
    while (now.acknowledged() + now.lost() < frames) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      now = ingest.look();
      samples.add(now);
      if (now.acknowledged() * 10 >= frames * tenths) {
        bench.progress().accept("memory: %d of %d frames".formatted(now.acknowledged(), frames));
        tenths++;
      }
    }
    return samples;
  }

  private static Figure resident(List<IngestSample> samples, double window, String of) {
    double[] bytes = firstAndLast(samples, window, IngestSample::residentBytes);
    return new Figure(
        "resident memory, end / after a tenth",
        Figure.RATIO,
        Spread.of(bytes[1] / bytes[0]),
        Target.atMost(TARGET),
        megabytes(bytes) + ", " + of);
  }

  private static Figure live(List<IngestSample> samples, double window) {
    double[] bytes = firstAndLast(samples, window, IngestSample::liveBytes);
    return new Figure(
        "live heap, end / after a tenth",
        Figure.RATIO,
        Spread.of(bytes[1] / bytes[0]),
        megabytes(bytes) + " after the last collection");
  }

  private static double[] firstAndLast(
      List<IngestSample> samples, double window, ToLongFunction<IngestSample> bytes) {
    return new double[] {
      mean(samples, bytes, FIRST_TENTH, FIRST_TENTH + window), mean(samples, bytes, 1 - window, 1)
    };
  }

  private static String megabytes(double[] firstAndLast) {
    return String.format(
        Locale.ROOT,
        "%.1f / %.1f MB",
        firstAndLast[1] / BYTES_PER_MEGABYTE,
        firstAndLast[0] / BYTES_PER_MEGABYTE);
  }

  /**
   * Mean over the samples between two shares of all frames.
   *
   * @param samples in the order of time; the last has all frames
   */
  static double mean(
      List<IngestSample> samples, ToLongFunction<IngestSample> bytes, double from, double to) {
    long all = samples.get(samples.size() - 1).acknowledged();
    return samples.stream()
        .filter(one -> one.acknowledged() >= from * all && one.acknowledged() <= to * all)
        .mapToLong(bytes)
        .average()
        .orElseThrow(
            () -> new IllegalStateException("no sample between %s and %s".formatted(from, to)));
  }
}
