package lineside.training;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lineside.training.data.Pose;
import lineside.training.net.NetSize;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides a training run.
 *
 * @param data data set; only its {@code train} half is learned from
 * @param out package to write, replaced whenever a better one is ready
 * @param name name of the package
 * @param size width of the network
 * @param budget how long
 * @param seed seed of weights and crops
 * @param threads threads of the learning, at least 1; more than the idle cores is slower than one
 * @param pose how parts lie
 * @param base package to start from, of the same size and kinds; null starts from nothing
 * @param origin what the package says about where it comes from
 */
public record TrainingConfig(
    Path data,
    Path out,
    String name,
    NetSize size,
    Budget budget,
    long seed,
    int threads,
    Pose pose,
    @Nullable Path base,
    Origin origin) {
  /** Checks for null and range. */
  public TrainingConfig {
    requireNonNull(data, "data is null");
    requireNonNull(out, "out is null");
    requireNonNull(name, "name is null");
    requireNonNull(size, "size is null");
    requireNonNull(budget, "budget is null");
    requireNonNull(pose, "pose is null");
    requireNonNull(origin, "origin is null");
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", at least 1 is needed");
    }
  }

  /** A run with the usual settings: one thread, fixed pose. */
  public static TrainingConfig of(Path data, Path out, NetSize size, Duration time, long seed) {
    return new TrainingConfig(
        data,
        out,
        size.letter(),
        size,
        Budget.of(time),
        seed,
        1,
        Pose.FIXED,
        null,
        new Origin("", "", "", List.of()));
  }

  /**
   * How long to learn.
   *
   * @param time time for the steps; how many fit is measured on the first ones
   * @param steps steps exactly, whatever time they take; 0 leaves it to the time
   * @param cropSidePx side of a crop, a multiple of 16
   * @param crops crops in a batch
   */
  public record Budget(Duration time, int steps, int cropSidePx, int crops) {
    private static final int CROP_SIDE_PX = 192;
    private static final int CROPS = 8;

    /** Checks the ranges. */
    public Budget {
      if (steps < 0 || (steps == 0 && (time.isNegative() || time.isZero()))) {
        throw new IllegalArgumentException("budget is neither steps nor time");
      }
      if (cropSidePx < 32 || cropSidePx % 16 != 0 || crops < 1) {
        throw new IllegalArgumentException(
            "crops are %d of %d pixels; at least 32 and a multiple of 16 is needed"
                .formatted(crops, cropSidePx));
      }
    }

    /** As long as it takes. */
    public static Budget of(Duration time) {
      return new Budget(time, 0, CROP_SIDE_PX, CROPS);
    }

    /** That many steps: the same result on the same kind of machine. */
    public static Budget ofSteps(int steps) {
      return new Budget(Duration.ZERO, steps, CROP_SIDE_PX, CROPS);
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
    /** Copies the notes. */
    public Origin {
      notes = List.copyOf(notes);
    }
  }
}
