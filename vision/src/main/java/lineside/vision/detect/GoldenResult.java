package lineside.vision.detect;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What became of one golden sample.
 *
 * @param file path inside the package
 * @param company with what it was shown to the model
 * @param expected score that the package names
 * @param actual score on this machine; not a number where there is none
 * @param tolerance largest difference that passes
 * @param problem why there is no score; null where there is one
 */
public record GoldenResult(
    String file,
    Company company,
    float expected,
    float actual,
    double tolerance,
    @Nullable String problem) {
  /** Checks for null. */
  public GoldenResult {
    requireNonNull(file, "file is null");
    requireNonNull(company, "company is null");
  }

  /** What else is in the run of the model. */
  public enum Company {
    /** Nothing. */
    ALONE,
    /** As many pictures as a run takes: the other samples, and mirrored ones to fill it up. */
    FULL_BATCH
  }

  /** How far the score is off; not a number where there is none. */
  public double difference() {
    return Math.abs(actual - expected);
  }

  /** Whether the sample passes. */
  public boolean isReproduced() {
    return difference() <= tolerance;
  }
}
