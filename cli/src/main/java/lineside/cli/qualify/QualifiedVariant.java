package lineside.cli.qualify;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.GoldenResult;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.Precision;
import lineside.vision.model.Provider;

/**
 * One set of weights of a package on its golden samples.
 *
 * @param provider where it computed
 * @param results every sample, alone and in full batches
 */
public record QualifiedVariant(String provider, List<GoldenResult> results) {
  /** Copies the list. */
  public QualifiedVariant {
    requireNonNull(provider, "provider is null");
    results = List.copyOf(results);
  }

  /**
   * Runs the samples.
   *
   * @throws ModelPackageException when the weights do not load
   */
  public static QualifiedVariant run(ModelPackage model, Provider provider, Precision precision)
      throws ModelPackageException {
    try (DefectDetector detector = DefectDetector.open(model, provider, 1, precision)) {
      return new QualifiedVariant(detector.provider(), detector.goldenResults());
    }
  }

  /** The sample that is furthest off; one without a score before any other. */
  public Optional<GoldenResult> worst() {
    // In the order of doubles what is no number comes last.
    return results.stream().max(Comparator.comparingDouble(GoldenResult::difference));
  }

  /** Why the package must not run; empty when it may. */
  public Optional<String> complaint() {
    long failed = results.stream().filter(result -> !result.isReproduced()).count();
    return worst()
        .filter(worst -> !worst.isReproduced())
        .map(
            worst ->
                "on %s %d of %d runs of samples differ, most %s (%s): %s"
                    .formatted(
                        provider,
                        failed,
                        results.size(),
                        worst.file(),
                        company(worst),
                        off(worst)));
  }

  private static String company(GoldenResult result) {
    return result.company() == GoldenResult.Company.ALONE ? "alone" : "in a full batch";
  }

  private static String off(GoldenResult result) {
    String problem = result.problem();
    return problem == null
        ? "%.5f off, %.5f allowed".formatted(result.difference(), result.tolerance())
        : problem;
  }
}
