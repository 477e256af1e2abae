package lineside.bench.kill;

import java.nio.file.Path;
import lineside.bench.BrokerStarter;

/**
 * What is killed and how often.
 *
 * @param model package that the jobs run with
 * @param rounds kills, at least 1
 * @param seed of the moments of the kills
 * @param partsPerSecond pace of the line, two views a part; above 0
 * @param broker starts a broker in a process of its own
 * @param work directory for data and logs of every process
 */
public record KillConfig(
    Path model, int rounds, long seed, double partsPerSecond, BrokerStarter broker, Path work) {
  /** Checks the range. */
  public KillConfig {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds are " + rounds + ", must be at least 1");
    }
    if (!(partsPerSecond > 0)) {
      throw new IllegalArgumentException("pace is " + partsPerSecond + " parts a second");
    }
  }
}
