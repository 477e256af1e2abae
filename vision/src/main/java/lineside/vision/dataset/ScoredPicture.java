package lineside.vision.dataset;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A labelled picture with the model's answer.
 *
 * @param picture what is known
 * @param score image score
 * @param kindFound kind of the best region; null when there is none
 * @param millis time of preprocessing, model and postprocessing
 */
public record ScoredPicture(
    LabelledPicture picture, float score, @Nullable String kindFound, double millis) {
  /** Kind of the best region. */
  public Optional<String> kind() {
    return Optional.ofNullable(kindFound);
  }
}
