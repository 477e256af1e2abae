package lineside.cli.distill;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import lineside.training.net.NetSize;
import lineside.vision.model.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides a distillation.
 *
 * @param sources what is learned from
 * @param packages the models that take part
 * @param effort how the candidate is learned
 * @param out directory of versions, runs and summary
 * @param proposal what becomes of a candidate that is not worse
 */
public record DistillConfig(
    Sources sources, Packages packages, Effort effort, Path out, Proposal proposal) {
  /** Checks for null. */
  public DistillConfig {
    requireNonNull(out, "out is null");
  }

  /**
   * What is learned from.
   *
   * @param archive archive of inspections
   * @param evidence evidence store
   * @param history directory of the large model's readings; need not be there
   * @param servers broker with {@code feedback.v1}; null for no feedback
   * @param base data set that the items are added to; null for none
   */
  public record Sources(
      Path archive, Path evidence, Path history, @Nullable String servers, @Nullable Path base) {}

  /**
   * The models.
   *
   * @param active package that judges now
   * @param teacher large package whose answers are learned too and that marks defects; null for
   *     none
   * @param provider where packages run here
   */
  public record Packages(Path active, @Nullable Path teacher, Provider provider) {}

  /**
   * How the candidate is learned.
   *
   * @param size width of the network
   * @param minutes time that steps are counted by
   * @param steps steps exactly; 0 leaves it to the minutes
   * @param start {@code base}, {@code scratch} or {@code auto}
   * @param seed seed
   * @param threads threads of the process that learns, at least 1
   */
  public record Effort(
      NetSize size, long minutes, int steps, String start, long seed, int threads) {}

  /**
   * Where a candidate goes as a shadow.
   *
   * @param act whether it is published
   * @param store package store of the line's machines; null when not told
   * @param line the line; null when not told
   * @param recipe the recipe; empty for every recipe of the line without a deployment
   * @param who who proposes it
   */
  public record Proposal(
      Act act, @Nullable Path store, @Nullable String line, String recipe, String who) {}

  /** What is done with a candidate. */
  public enum Act {
    /** The command that would make it a shadow is printed. */
    PRINT,
    /** It is made a shadow. */
    PUBLISH
  }
}
