package lineside.analyzer.crop;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import lineside.vision.model.Provider;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the large model over the archive reads and writes.
 *
 * @param archive Avro files of inspections
 * @param evidence root of the evidence store; every machine of the job reaches it
 * @param history directory of the history; every machine of the job reaches it
 * @param model the large model
 * @param period of the views to look at
 */
public record CropRunConfig(Path archive, Path evidence, Path history, Model model, Period period) {

  /**
   * The model.
   *
   * @param directory of its package, text because a Path does not travel
   * @param sha256 its identity
   * @param provider where it computes
   * @param threads threads of one run, at least 1
   */
  public record Model(String directory, String sha256, Provider provider, int threads)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Checks the range. */
    public Model {
      if (threads < 1) {
        throw new IllegalArgumentException("threads is " + threads + ", must be at least 1");
      }
    }
  }

  /**
   * From one moment up to another.
   *
   * @param from inclusive; null for no bound
   * @param to exclusive; null for no bound
   */
  public record Period(@Nullable Instant from, @Nullable Instant to) {
    /** All time. */
    public static final Period ALL = new Period(null, null);

    /** Refuses a period that holds nothing. */
    public Period {
      if (from != null && to != null && !from.isBefore(to)) {
        throw new IllegalArgumentException("period from " + from + " to " + to + " is empty");
      }
    }

    /** Whether {@code at} lies in it. */
    public boolean holds(Instant at) {
      return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }
  }
}
