package lineside.training.replay;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a picture.
 *
 * @param label {@code good}, {@code defect} or a kind
 * @param visibility whether a defect can be expected to be seen; a faint one is right or wrong by
 *     no decision
 * @param maskFile picture of the defect's pixels; null when there is none
 */
public record Truth(String label, Visibility visibility, @Nullable Path maskFile) {
  /** Checks for null. */
  public Truth {
    requireNonNull(label, "label is null");
    requireNonNull(visibility, "visibility is null");
  }

  /** What a data set says. */
  static Truth of(LabelledPicture picture) {
    return new Truth(picture.label(), picture.visibility(), picture.mask().orElse(null));
  }

  /** Without defect. */
  public boolean isGood() {
    return label.equals(LabelledPicture.GOOD);
  }

  /** Whether a decision can be right or wrong. */
  public boolean isBinding() {
    return isGood() || visibility == Visibility.VISIBLE;
  }

  /** The mask, if there is one. */
  public Optional<Path> mask() {
    return Optional.ofNullable(maskFile);
  }

  boolean isRight(Outcome outcome) {
    return outcome == (isGood() ? Outcome.OK : Outcome.NOT_OK);
  }
}
