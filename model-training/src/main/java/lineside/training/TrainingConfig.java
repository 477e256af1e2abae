package lineside.training;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lineside.training.fold.Folds;
import lineside.training.net.NetSize;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides a training run.
 *
 * @param data data set; only its {@code train} half is learned from
 * @param out package to write; an earlier one is replaced when the new one is complete
 * @param name name of the package
 * @param size width of the network
 * @param effort how long, where from, with how many threads
 * @param seed seed of weights and crops
 * @param teaching whose answers are learned as well; null for nobody's
 * @param origin what the package says about where it comes from
 * @param folds how many folds of the training pictures are learned from besides, to tell how much
 *     the figures depend on the parts; 0 for none, each costs a run
 */
public record TrainingConfig(
    Path data,
    Path out,
    String name,
    NetSize size,
    Effort effort,
    long seed,
    @Nullable Teaching teaching,
    Origin origin,
    int folds) {
  /** Checks for null. */
  public TrainingConfig {
    requireNonNull(data, "data is null");
    requireNonNull(out, "out is null");
    requireNonNull(name, "name is null");
    requireNonNull(size, "size is null");
    requireNonNull(effort, "effort is null");
    requireNonNull(origin, "origin is null");
    if (folds != 0 && (folds < Folds.FEWEST || folds > Folds.MOST)) {
      throw new IllegalArgumentException(
          "folds is %d, 0 or %d to %d are needed".formatted(folds, Folds.FEWEST, Folds.MOST));
    }
  }

  /** A run without folds. */
  public TrainingConfig(
      Path data,
      Path out,
      String name,
      NetSize size,
      Effort effort,
      long seed,
      @Nullable Teaching teaching,
      Origin origin) {
    this(data, out, name, size, effort, seed, teaching, origin, 0);
  }

  /** A run with the usual settings on one thread. */
  public static TrainingConfig of(Path data, Path out, NetSize size, Duration time, long seed) {
    return new TrainingConfig(
        data, out, size.letter(), size, Effort.of(time), seed, null, Origin.UNKNOWN);
  }

  /**
   * Learning from a larger model.
   *
   * @param teacher package of this project
   * @param gate whether the student has to prove itself
   */
  public record Teaching(Path teacher, Gate gate) {}

  /** When a taught student is kept. */
  public enum Gate {
    /** A student without teacher learns as long; the taught one is kept if it is not worse. */
    NOT_WORSE_THAN_ALONE,
    /** Always: for studies. */
    NONE
  }

  /** What a run starts from. */
  public enum Start {
    /** Both of the others, half of the time each; what is better on held-out pictures is kept. */
    AUTO,
    /** The base checkpoint that comes with this project. */
    BASE,
    /** Random weights. */
    SCRATCH
  }

  /**
   * How long to learn.
   *
   * @param time time for the steps
   * @param steps steps exactly, whatever time they take; 0 leaves it to the time
   * @param start what to start from
   * @param threads threads, at least 1; with two or more both starts learn side by side
   */
  public record Effort(Duration time, int steps, Start start, int threads) {
    /** Checks the ranges. */
    public Effort {
      requireNonNull(start, "start is null");
      if (steps < 0 || (steps == 0 && (time.isNegative() || time.isZero()))) {
        throw new IllegalArgumentException("budget is neither steps nor time");
      }
      if (threads < 1) {
        throw new IllegalArgumentException("threads is " + threads + ", at least 1 is needed");
      }
    }

    /** As long as it takes, from both starts. */
    public static Effort of(Duration time) {
      return new Effort(time, 0, Start.AUTO, 1);
    }

    /** That many steps from random weights. */
    public static Effort ofSteps(int steps) {
      return new Effort(Duration.ZERO, steps, Start.SCRATCH, 1);
    }
  }

  /**
   * Words for the provenance.
   *
   * @param command command that was given
   * @param commit revision of the code
   * @param data what the data are and how to make them again
   * @param notes anything else
   */
  public record Origin(String command, String commit, String data, List<String> notes) {
    /** Nothing is told. */
    public static final Origin UNKNOWN = new Origin("", "", "", List.of());

    /** Copies the notes. */
    public Origin {
      notes = List.copyOf(notes);
    }
  }
}
