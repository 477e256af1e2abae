package lineside.vision.dataset;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a data set with what is known about it.
 *
 * @param file the picture
 * @param label name of its folder: {@code good}, {@code defect} or a kind
 * @param maskFile picture of the same size, non-zero = defect; null when there is none
 * @param timeIndex moment in a fixed-camera sequence; null when the set does not say
 * @param visibility whether its defect can be expected to be seen
 * @param groupName what pictures that are no independent samples have in common, such as a place on
 *     the part or the part itself; null when the set does not say
 */
public record LabelledPicture(
    Path file,
    String label,
    @Nullable Path maskFile,
    @Nullable Integer timeIndex,
    Visibility visibility,
    @Nullable String groupName) {
  /** Folder of pictures without defect. */
  public static final String GOOD = "good";

  /** Checks for null. */
  public LabelledPicture {
    requireNonNull(file, "file is null");
    requireNonNull(label, "label is null");
  }

  /** A picture that belongs to no group. */
  public LabelledPicture(
      Path file,
      String label,
      @Nullable Path maskFile,
      @Nullable Integer timeIndex,
      Visibility visibility) {
    this(file, label, maskFile, timeIndex, visibility, null);
  }

  /** Whether it shows a part without defect. */
  public boolean isGood() {
    return label.equals(GOOD);
  }

  /** The mask, if there is one. */
  public Optional<Path> mask() {
    return Optional.ofNullable(maskFile);
  }

  /** The moment, if known. */
  public OptionalInt time() {
    return timeIndex == null ? OptionalInt.empty() : OptionalInt.of(timeIndex);
  }

  /** Its group, if known. */
  public Optional<String> group() {
    return Optional.ofNullable(groupName);
  }
}
