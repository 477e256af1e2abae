package lineside.bench.fusion;

import java.nio.file.Path;

/**
 * What to measure.
 *
 * @param plants to draw, at least 2
 * @param seed of the first plant
 * @param parts of each plant on each line
 * @param withoutContext share of the discrete parts of which the MES says nothing, 0 to 1
 * @param pictures defects to render
 * @param model package directory that finds and reads them
 * @param work directory for pictures
 */
public record FusionBenchConfig(
    int plants, long seed, int parts, double withoutContext, int pictures, Path model, Path work) {
  /** Refuses numbers that make no measurement. */
  public FusionBenchConfig {
    if (plants < 2 || parts < 1000 || pictures < 100) {
      throw new IllegalArgumentException(
          "at least 2 plants of 1000 parts and 100 pictures are needed, not %d, %d, %d"
              .formatted(plants, parts, pictures));
    }
    if (!(withoutContext >= 0 && withoutContext <= 1)) {
      throw new IllegalArgumentException("share without context is " + withoutContext);
    }
  }
}
