package lineside.bench.mining;

import java.nio.file.Path;

/**
 * What mining is measured with.
 *
 * @param scenarios freshly drawn ones
 * @param seed of the first; the others follow
 * @param parts of each scenario and line
 * @param crops flagged crops of the large archive; 0 leaves the large ones out
 * @param work directory for archives; the caller deletes it
 */
public record MiningBenchConfig(int scenarios, long seed, int parts, int crops, Path work) {
  /** Refuses what says nothing. */
  public MiningBenchConfig {
    if (scenarios < 1 || parts < 500 || (crops != 0 && crops < 1000)) {
      throw new IllegalArgumentException(
          "scenarios %d (from 1), parts %d (from 500), crops %d (0, or from 1000)"
              .formatted(scenarios, parts, crops));
    }
  }
}
