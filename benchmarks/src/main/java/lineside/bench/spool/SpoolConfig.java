package lineside.bench.spool;

import java.nio.file.Path;
import java.time.Duration;
import lineside.bench.BrokerStarter;
import lineside.bench.ingest.IngestBenchConfig.Load;

/**
 * What is killed, when, and under which load.
 *
 * @param load what the cameras do
 * @param outage how long the broker is away, at least 5 s
 * @param kills how often ingest is killed meanwhile, at least 0
 * @param seed of the moments of these kills
 * @param broker starts a broker in a process of its own
 * @param work directory for data and logs of every process
 */
public record SpoolConfig(
    Load load, Duration outage, int kills, long seed, BrokerStarter broker, Path work) {
  /** Shorter, and no frame would go to disk. */
  public static final Duration SHORTEST_OUTAGE = Duration.ofSeconds(5);

  /** Checks the ranges. */
  public SpoolConfig {
    if (outage.compareTo(SHORTEST_OUTAGE) < 0) {
      throw new IllegalArgumentException(
          "outage is " + outage + ", must be at least " + SHORTEST_OUTAGE);
    }
    if (kills < 0) {
      throw new IllegalArgumentException("kills are " + kills + ", must be at least 0");
    }
  }
}
