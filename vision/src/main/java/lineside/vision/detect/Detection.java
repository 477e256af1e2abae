package lineside.vision.detect;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the model found in one picture.
 *
 * @param score highest value of the smoothed defect map, 0 to 1; compared with the thresholds of
 *     the package
 * @param regions connected places from the pixel threshold up, best first, at most {@link
 *     #MAX_REGIONS}
 * @param embedding feature vector of the picture; belongs to the record, not to be changed
 * @param suppressedRegions connected places of which nothing lies in the inspected area: they count
 *     neither for the score nor as regions; at most {@link #MAX_REGIONS}
 * @param map where the model saw it, for a person to look at: the map that the score is the peak
 *     of, kept where something was found or the score is not clearly sound by the thresholds of the
 *     package; null otherwise, and for models that answer with no map
 */
@SuppressWarnings("ArrayRecordComponent") // numbers in bulk, never compared
public record Detection(
    float score,
    List<Region> regions,
    float[] embedding,
    int suppressedRegions,
    @Nullable DefectMap map) {
  /** A picture that is one big fault must not become thousands of findings. */
  public static final int MAX_REGIONS = 64;

  /** Copies the list. */
  public Detection {
    regions = List.copyOf(regions);
    requireNonNull(embedding, "embedding is null");
  }

  /** Of a picture that is inspected as a whole, without a map. */
  public Detection(float score, List<Region> regions, float[] embedding) {
    this(score, regions, embedding, 0, null);
  }
}
