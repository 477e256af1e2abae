package lineside.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import lineside.training.TrainingConfig.Start;
import lineside.training.data.Batch;
import lineside.training.data.CropSampler;
import lineside.training.data.HardPlaces;
import lineside.training.data.Pose;
import lineside.training.distil.Teacher;
import lineside.training.fit.HardPlaceMiner;
import lineside.training.fit.LearningRun;
import lineside.training.fit.StepBudget;
import lineside.training.fit.Trainer;
import lineside.training.net.DefectNet;
import lineside.training.start.BaseCheckpoint;

/**
 * The runs of one training: from the base checkpoint, from random weights, or both, of which the
 * better on held-out pictures is kept. With two threads both learn at once.
 */
final class Candidates {
  /** Random weights bear a higher rate than learned ones. */
  private static final double SCRATCH_RATE = 4e-3;

  private static final double BASE_RATE = 2e-3;

  /** Where parts lie in any way there is more to learn and less to learn by heart. */
  private static final double FREE_BASE_RATE = 4e-3;

  /** Wide networks want a lower one. */
  private static final double WIDE_SHARE = 0.5;

  private final TrainingConfig config;
  private final PreparedData data;
  private final Consumer<String> lines;
  private final Path work;

  Candidates(TrainingConfig config, PreparedData data, Consumer<String> lines, Path work) {
    this.config = config;
    this.data = data;
    this.lines = lines;
    this.work = work;
  }

  /**
   * One of the runs.
   *
   * @param start what it starts from
   * @param isTaught whether it hears the teacher
   */
  private record Way(Start start, boolean isTaught) {
    String title() {
      String from = start == Start.BASE ? "from base" : "from scratch";
      return isTaught ? from + " with teacher" : from;
    }

    String folder() {
      return start.name().toLowerCase(Locale.ROOT) + (isTaught ? "-taught" : "");
    }
  }

  /** Learns all of them. */
  List<LearningRun.Result> run() throws IOException {
    List<Way> ways = ways();
    List<LearningRun> runs = new ArrayList<>();
    try {
      for (Way way : ways) {
        runs.add(open(way, ways.size()));
      }
      return config.effort().threads() > 1 ? together(runs) : inTurn(runs);
    } finally {
      runs.forEach(LearningRun::close);
    }
  }

  /** The better one; the first of equals. */
  static LearningRun.Result best(List<LearningRun.Result> results) {
    return results.stream()
        .max(Comparator.comparingDouble(Candidates::worth))
        .orElseThrow(() -> new IllegalStateException("no run"));
  }

  private static double worth(LearningRun.Result result) {
    double worth = result.validation().worth();
    return Double.isNaN(worth) ? 0 : worth;
  }

  private List<Start> starts() {
    Start wanted = config.effort().start();
    boolean hasBase = BaseCheckpoint.exists(config.size());
    if (wanted == Start.SCRATCH || !hasBase) {
      return List.of(Start.SCRATCH);
    }
    return wanted == Start.BASE ? List.of(Start.BASE) : List.of(Start.BASE, Start.SCRATCH);
  }

  /** A taught student stands before the one without teacher: of equals the first is kept. */
  private List<Way> ways() {
    TrainingConfig.Teaching teaching = config.teaching();
    if (teaching == null) {
      return starts().stream().map(start -> new Way(start, false)).toList();
    }
    Start start = starts().get(0);
    Way taught = new Way(start, true);
    return teaching.gate() == TrainingConfig.Gate.NONE
        ? List.of(taught)
        : List.of(taught, new Way(start, false));
  }

  private LearningRun open(Way way, int runs) throws IOException {
    DefectNet net = new DefectNet(config.size(), data.channels(), data.kinds().size());
    if (way.start() == Start.BASE) {
      net.startFrom(BaseCheckpoint.load(config.size()));
    }
    HardPlaces hard = new HardPlaces();
    CropSampler sampler =
        new CropSampler(
            way.isTaught() ? data.learning() : data.untaught(),
            data.kinds().size(),
            new CropSampler.Settings(data.plan().augmentation(), hard, config.seed()));
    Batch.Shape shape = data.batch(way.isTaught() ? Teacher.FEATURES : 0);
    Trainer.Precision precision = Processor.precision();
    Duration time = time(runs);
    int steps =
        config.effort().steps() > 0
            ? config.effort().steps()
            : StepBudget.usual(time, config.size(), shape, precision);
    double rate = rate(way.start());
    double highest = config.size().gigaMacs() > 1 ? rate * WIDE_SHARE : rate;
    Trainer trainer = new Trainer(net, sampler, shape, new Trainer.Plan(steps, highest, precision));
    return LearningRun.open(
        trainer,
        new LearningRun.Material(new HardPlaceMiner(sampler.good()), hard, data.held()),
        new LearningRun.Pace(steps, time),
        new LearningRun.Reporter(way.title(), lines, System::nanoTime),
        work.resolve(way.folder()));
  }

  private double rate(Start start) {
    if (start == Start.SCRATCH) {
      return SCRATCH_RATE;
    }
    return data.plan().augmentation().pose() == Pose.FREE ? FREE_BASE_RATE : BASE_RATE;
  }

  private Duration time(int runs) {
    return config.effort().threads() > 1
        ? config.effort().time()
        : config.effort().time().dividedBy(runs);
  }

  private static List<LearningRun.Result> inTurn(List<LearningRun> runs) throws IOException {
    List<LearningRun.Result> results = new ArrayList<>();
    for (LearningRun run : runs) {
      results.add(run.run());
    }
    return results;
  }

  private static List<LearningRun.Result> together(List<LearningRun> runs) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(runs.size());
    try {
      List<Callable<LearningRun.Result>> tasks = new ArrayList<>();
      runs.forEach(run -> tasks.add(run::run));
      List<LearningRun.Result> results = new ArrayList<>();
      for (Future<LearningRun.Result> done : threads.invokeAll(tasks)) {
        results.add(done.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("training was interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException("training failed: " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
  }
}
