package lineside.bench.kill;

import java.nio.file.Path;
import java.util.List;

/**
 * What happens to a plant and how often.
 *
 * @param plant the plant
 * @param rounds rounds of this sitting, at least 1
 * @param first number of the first of them, at least 0
 * @param seed of everything that is drawn
 * @param faults what is drawn from, at least one
 */
public record KillConfig(
    PlantUnderTest plant, int rounds, int first, long seed, List<Fault> faults) {
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
    faults = List.copyOf(faults);
  }

  /** The same with other faults. */
  KillConfig with(List<Fault> others) {
    return new KillConfig(plant, rounds, first, seed, others);
  }
}
