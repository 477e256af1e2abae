package lineside.analyzer.item;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A picture with its label.
 *
 * @param pictureSha256 its name in the evidence store; an item for each picture, not more
 * @param shows how much of the view it shows
 * @param label what it shows
 * @param said who said so
 * @param origin where it comes from
 * @param maskOf the defect's pixels; null when nobody marked them
 */
public record TrainingItem(
    String pictureSha256,
    Shows shows,
    Label label,
    Said said,
    Origin origin,
    @Nullable MaskOf maskOf) {
  /** Checks for null. */
  public TrainingItem {
    requireNonNull(pictureSha256, "picture is null");
    requireNonNull(shows, "shows is null");
    requireNonNull(label, "label is null");
    requireNonNull(said, "said is null");
    requireNonNull(origin, "origin is null");
  }

  /**
   * The defect's pixels.
   *
   * @param sha256 name of a PNG of the size of the picture, non-zero = defect
   * @param modelSha256 package whose map it is
   */
  public record MaskOf(String sha256, String modelSha256) {}

  /** Its side. */
  public Side side() {
    return Side.of(origin.inspected());
  }

  /** The mask, if there is one. */
  public Optional<MaskOf> mask() {
    return Optional.ofNullable(maskOf);
  }

  TrainingItem with(@Nullable MaskOf mask) {
    return new TrainingItem(pictureSha256, shows, label, said, origin, mask);
  }
}
