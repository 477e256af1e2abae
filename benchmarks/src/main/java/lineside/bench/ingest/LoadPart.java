package lineside.bench.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import lineside.bench.figure.Figure;
import lineside.bench.figure.Report;
import lineside.bench.figure.Spread;
import lineside.bench.figure.Target;
import lineside.bench.ingest.IngestBench.Bench;
import lineside.bench.ingest.IngestBenchConfig.Load;
import lineside.bench.ingest.LoadPlan.Course;
import lineside.schemas.topic.Topic;

/** Many cameras at a rate that has to be borne, and the highest rate that is. */
final class LoadPart {
  private static final int WARM_SECONDS = 8;
  private static final int SETTLE_SECONDS = 2;
  private static final int LOAD_SECONDS = 60;
  private static final int TRY_SECONDS = 10;
  private static final int TRIES = 8;
  private static final int TURNS = 2;
  private static final int QUICK_SECONDS = 2;
  private static final int QUICK_TRIES = 1;
  private static final double LEAST_SHARE = 0.985;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private LoadPart() {}

  static Report measure(Bench bench) throws Exception {
    Load load = bench.config().load();
    Path image = bench.image(load.frameBytes());
    List<Figure> figures = new ArrayList<>();
    try (IngestProcess ingest = bench.ingest("load")) {
      bench.progress().accept("load: warming up");
      play(bench, ingest, plan("warm", load, image), bench.config().count(WARM_SECONDS, 1));
      bench.topics().empty(Topic.FRAME);
      bench.progress().accept("load: " + describe(load));
      int seconds = bench.config().count(LOAD_SECONDS, QUICK_SECONDS);
      LoadRun run = play(bench, ingest, plan("load", load, image), seconds);
      bench.progress().accept("load: counting frames on the topic");
      figures.addAll(figures(load, run, AccountReader.read(bench.bootstrapServers(), run.plan())));
      Ceiling ceiling = ceiling(bench, ingest, load, image);
      figures.add(
          new Figure(
              "highest rate without spooling or loss",
              "MB/s",
              Spread.of(ceiling.held() * load.frameBytes() / BYTES_PER_MEGABYTE),
              Double.isInfinite(ceiling.failed())
                  ? "every rate that was tried held"
                  : format(
                      "%.0f MB/s did not hold; %d s a rate",
                      ceiling.failed() * load.frameBytes() / BYTES_PER_MEGABYTE,
                      bench.config().count(TRY_SECONDS, QUICK_SECONDS))));
    }
    return new Report("load", figures, List.of());
  }

  private static LoadPlan plan(String name, Load load, Path image) {
    return LoadPlan.ofRate(name, load.cameras(), image, load.totalFramesPerSecond(), Course.LIVE);
  }

  private static LoadRun play(Bench bench, IngestProcess ingest, LoadPlan plan, int seconds)
      throws Exception {
    int settle = bench.config().count(SETTLE_SECONDS, 1);
    return LoadRun.of(ingest, plan, Duration.ofSeconds(settle), Duration.ofSeconds(seconds));
  }

  private static Ceiling ceiling(Bench bench, IngestProcess ingest, Load load, Path image)
      throws Exception {
    Ceiling ceiling =
        new Ceiling(load.totalFramesPerSecond(), bench.config().count(TRIES, QUICK_TRIES));
    int seconds = bench.config().count(TRY_SECONDS, QUICK_SECONDS);
    int attempt = 0;
    for (OptionalDouble next = ceiling.next(); next.isPresent(); next = ceiling.next()) {
      double rate = next.getAsDouble();
      boolean holds = false;
      // A rate has failed when it failed twice: once may be what else the machine does.
      for (int turn = 0; turn < TURNS && !holds; turn++) {
        bench.topics().empty(Topic.FRAME);
        bench
            .progress()
            .accept(
                format("load: trying %.0f MB/s", rate * load.frameBytes() / BYTES_PER_MEGABYTE));
        LoadPlan plan =
            LoadPlan.ofRate("try" + attempt++, load.cameras(), image, rate, Course.PLANNED);
        holds = play(bench, ingest, plan, seconds).isSustained();
      }
      ceiling.note(rate, holds);
    }
    return ceiling;
  }

  private static List<Figure> figures(Load load, LoadRun run, Account account) {
    double asked = load.totalFramesPerSecond() * load.frameBytes() / BYTES_PER_MEGABYTE;
    double reached = run.megabytesPerSecond(load.frameBytes());
    IngestSample end = run.end();
    return List.of(
        new Figure(
            describe(load),
            "MB/s",
            Spread.of(reached),
            Target.atLeast(LEAST_SHARE * asked),
            format(
                "%.0f asked; ingest keeps %.2f processors busy, %.2f ms a frame",
                asked, run.processors(), run.cpuMillisPerFrame())),
        new Figure(
            "triggers without frame or loss",
            "triggers",
            Spread.of((double) (account.missing() + account.untold())),
            Target.atMost(0),
            "on the topics: %d triggers, %d frames, %d losses"
                .formatted(account.triggers(), account.frames(), account.losses())),
        new Figure(
            "losses",
            "triggers",
            Spread.of((double) (end.lost() + account.unwatched())),
            Target.atMost(0),
            "recorded by ingest, with the triggers that a loss stands for"),
        new Figure(
            "frames doubled or out of order",
            "frames",
            Spread.of((double) (account.doubled() + account.unordered())),
            Target.atMost(0),
            "of %d".formatted(account.frames())),
        new Figure(
            "disk taken by the spool",
            "MB",
            Spread.of(run.peak().spoolBytes() / BYTES_PER_MEGABYTE),
            Target.atMost(0),
            "while Kafka keeps up, frames stay in memory"),
        memory(run.peak()));
  }

  private static Figure memory(IngestPeak peak) {
    return new Figure(
        "resident memory at its peak",
        "MB",
        Spread.of(peak.residentBytes() / BYTES_PER_MEGABYTE),
        format(
            "heap %.0f of %d MiB, outside of it %.0f, of these buffers %.0f",
            peak.heapBytes() / BYTES_PER_MEGABYTE,
            IngestProcess.HEAP_MEGABYTES,
            peak.offHeapBytes() / BYTES_PER_MEGABYTE,
            peak.directBytes() / BYTES_PER_MEGABYTE));
  }

  private static String describe(Load load) {
    return format(
        "%d cameras, %.1f MB, %.3g frames/s each",
        load.cameras(), load.frameBytes() / BYTES_PER_MEGABYTE, load.framesPerSecond());
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
