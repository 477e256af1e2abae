package lineside.bench.kill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a plant and how often.
 *
 * @param plant the plant
 * @param rounds rounds of this sitting, at least 1
 * @param first number of the first of them, at least 0
 * @param seed of everything that is drawn
 * @param faults what is drawn from, at least one
 * @param lasting how long a fault that lasts does, above 0; null: drawn
 */
public record KillConfig(
    PlantUnderTest plant,
    int rounds,
    int first,
    long seed,
    List<Fault> faults,
    @Nullable Duration lasting) {
  /**
   * The plant.
   *
   * @param model package that the jobs run with
   * @param partsPerSecond pace of the line, two views a part; above 0
   * @param brokers of the line, at least 1
   * @param work directory for data and logs of every process
   */
  public record PlantUnderTest(Path model, double partsPerSecond, int brokers, Path work) {
    /** Checks the range. */
    public PlantUnderTest {
      if (!(partsPerSecond > 0)) {
        throw new IllegalArgumentException("pace is " + partsPerSecond + " parts a second");
      }
      if (brokers < 1) {
        throw new IllegalArgumentException("brokers are " + brokers + ", must be at least 1");
      }
    }
  }

  /** Checks the ranges. */
  public KillConfig {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds are " + rounds + ", must be at least 1");
    }
    if (first < 0) {
      throw new IllegalArgumentException("first round is " + first + ", must be at least 0");
    }
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("no fault to draw from");
    }
    if (lasting != null && (lasting.isZero() || lasting.isNegative())) {
      throw new IllegalArgumentException("a fault lasts " + lasting + ", must be above 0");
    }
    faults = List.copyOf(faults);
  }

  /** What happens in the round of a number. */
  Round round(int number) {
    Round drawn = Round.of(seed, number, faults);
    return lasting == null ? drawn : drawn.lasting(lasting);
  }

  /** The same with other faults. */
  KillConfig with(List<Fault> others) {
    return new KillConfig(plant, rounds, first, seed, others, lasting);
  }
}
