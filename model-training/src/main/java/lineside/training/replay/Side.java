package lineside.training.replay;

import static java.util.Objects.requireNonNull;

import lineside.vision.detect.DefectDetector;
import lineside.vision.model.ModelCard.Thresholds;
import lineside.vision.model.ModelPackage;

/**
 * One of the two packages, as the report names it.
 *
 * @param name name of the package
 * @param directory where it lies
 * @param sha256 its identity
 * @param provider where it computed
 * @param thresholds by which it decided
 */
public record Side(
    String name, String directory, String sha256, String provider, Thresholds thresholds) {
  /** Checks for null. */
  public Side {
    requireNonNull(name, "name is null");
    requireNonNull(directory, "directory is null");
    requireNonNull(sha256, "sha256 is null");
    requireNonNull(provider, "provider is null");
    requireNonNull(thresholds, "thresholds are null");
  }

  static Side of(DefectDetector detector) {
    ModelPackage model = detector.model();
    return new Side(
        model.card().name(),
        model.directory().toString(),
        model.sha256(),
        detector.provider(),
        detector.thresholds());
  }
}
