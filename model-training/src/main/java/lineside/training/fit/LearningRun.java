package lineside.training.fit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import lineside.training.data.HardPlaces;
import lineside.training.data.TrainingPicture;
import lineside.training.net.DefectNet;

/**
 * One run of learning from its start to its last step: steps, hard places, validation, checkpoints.
 * A run that was killed goes on from its last checkpoint and ends with the same weights as one that
 * was not. Used by one thread.
 */
public final class LearningRun implements AutoCloseable {
  private static final int CHECKS = 5;
  private static final int MINED_PICTURES = 80;
  private static final int TIMED_STEPS = 40;

  /** A run is not cut for a few steps. */
  private static final double ENOUGH = 0.97;

  private static final double LOSS_SHARE = 0.02;
  private static final long CHECKPOINT_NANOS = Duration.ofSeconds(45).toNanos();

  private final Trainer trainer;
  private final Material material;
  private final Pace pace;
  private final Reporter reporter;
  private final RunCheckpoint checkpoint;
  private RunProgress progress;

  /**
   * What is learned from.
   *
   * @param miner finds hard places on good pictures
   * @param hard receives them
   * @param held pictures to measure on
   */
  public record Material(HardPlaceMiner miner, HardPlaces hard, List<TrainingPicture> held) {}

  /**
   * How long.
   *
   * @param steps steps wanted
   * @param time time they may take; zero for as long as they take
   */
  public record Pace(int steps, Duration time) {}

  /**
   * Who is told, and by which clock.
   *
   * @param name name of the run for people
   * @param lines takes a line now and then
   * @param nanoTime monotonic clock
   */
  public record Reporter(String name, Consumer<String> lines, LongSupplier nanoTime) {}

  /**
   * Prepares a run and goes back to its last checkpoint, if there is one.
   *
   * @param directory where its checkpoints are kept
   */
  public static LearningRun open(
      Trainer trainer, Material material, Pace pace, Reporter reporter, Path directory)
      throws IOException {
    LearningRun run =
        new LearningRun(trainer, material, pace, reporter, new RunCheckpoint(directory));
    run.restore();
    return run;
  }

  private LearningRun(
      Trainer trainer, Material material, Pace pace, Reporter reporter, RunCheckpoint checkpoint) {
    this.trainer = trainer;
    this.material = material;
    this.pace = pace;
    this.reporter = reporter;
    this.checkpoint = checkpoint;
    this.progress = RunProgress.start(pace.steps());
  }

  private void restore() throws IOException {
    RunProgress saved = checkpoint.restore(trainer).orElse(null);
    if (saved != null) {
      progress = saved;
      material.hard().replaceBy(saved.hard());
      trainer.shorten(saved.steps());
      reporter
          .lines()
          .accept(
              "%s: goes on from step %d of %d"
                  .formatted(reporter.name(), saved.step(), saved.steps()));
    }
  }

  /** Learns to the end. */
  public Result run() throws IOException {
    long before = reporter.nanoTime().getAsLong() - Math.round(progress.seconds() * 1e9);
    long lastSaved = reporter.nanoTime().getAsLong();
    while (progress.step() < progress.steps()) {
      double loss = trainer.step(progress.step());
      double seconds = (reporter.nanoTime().getAsLong() - before) / 1e9;
      progress = progress.after(loss, LOSS_SHARE, seconds);
      shortenIfSlow();
      boolean isLast = progress.step() == progress.steps();
      if (isLast || progress.step() % Math.max(1, progress.steps() / CHECKS) == 0) {
        check();
      }
      if (isLast || reporter.nanoTime().getAsLong() - lastSaved > CHECKPOINT_NANOS) {
        checkpoint.save(trainer, progress);
        lastSaved = reporter.nanoTime().getAsLong();
      }
    }
    return new Result(reporter.name(), trainer.average(), progress);
  }

  private void shortenIfSlow() {
    boolean isTimed = !pace.time().isZero();
    if (!isTimed || progress.step() % TIMED_STEPS != 0) {
      return;
    }
    Duration spent = Duration.ofNanos(Math.round(progress.seconds() * 1e9));
    int fitting = StepBudget.fitting(progress.steps(), progress.step(), spent, pace.time());
    if (fitting < ENOUGH * progress.steps()) {
      if (progress.steps() == pace.steps()) {
        reporter
            .lines()
            .accept(
                "%s: this machine is slower than usual, %d steps fit instead of %d; another run may"
                        .formatted(reporter.name(), fitting, pace.steps())
                    + " end with other weights");
      }
      progress = progress.shortened(fitting);
      trainer.shorten(fitting);
    }
  }

  private void check() {
    Validation validation = Validation.of(trainer.average(), material.held());
    progress = progress.measured(validation);
    reporter
        .lines()
        .accept(
            "%s: step %d of %d, %.0f s, loss %.4f, held out: %s"
                .formatted(
                    reporter.name(),
                    progress.step(),
                    progress.steps(),
                    progress.seconds(),
                    progress.loss(),
                    validation.line()));
    if (progress.step() < progress.steps()) {
      SplittableRandom random = new SplittableRandom(progress.step());
      List<HardPlaces.Place> hard =
          material.miner().mine(trainer.average(), MINED_PICTURES, random);
      material.hard().replaceBy(hard);
      progress = progress.withHard(hard);
    }
  }

  /**
   * What a run came to.
   *
   * @param name name of the run
   * @param net mean of its last weights
   * @param progress how it went
   */
  public record Result(String name, DefectNet net, RunProgress progress) {
    /** The last figures on held-out pictures. */
    public Validation validation() {
      List<RunProgress.Point> points = progress.points();
      return points.isEmpty() ? Validation.NONE : points.get(points.size() - 1).validation();
    }
  }

  @Override
  public void close() {
    trainer.close();
  }
}
