package lineside.analyzer.scenario;

import java.util.List;

/**
 * A plant to simulate.
 *
 * @param seed of all chance
 * @param parts on each of the two lines
 * @param taktMillis time from part to part
 * @param baseRate share of parts with a defect of no cause
 * @param causes planted; at most one for each station and kind, unless they are crossed
 */
public record Scenario(
    long seed, int parts, long taktMillis, double baseRate, List<PlantedCause> causes) {
  /** Copies the list. */
  public Scenario {
    causes = List.copyOf(causes);
  }
}
