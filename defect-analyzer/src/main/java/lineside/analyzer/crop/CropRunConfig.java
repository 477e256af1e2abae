package lineside.analyzer.crop;

import java.io.Serializable;
import java.nio.file.Path;
import lineside.analyzer.archive.Period;
import lineside.vision.model.Provider;

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
}
