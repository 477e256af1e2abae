package lineside.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What benchmarks run with.
 *
 * @param models packages; the first is the one that whole pipelines run with
 * @param extent how long
 * @param broker starts a broker
 * @param work directory for what is written; the caller deletes it
 */
public record BenchConfig(List<Path> models, Extent extent, BrokerStarter broker, Path work) {
  /** Checks that there is a model. */
  public BenchConfig {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("no model");
    }
  }
}
