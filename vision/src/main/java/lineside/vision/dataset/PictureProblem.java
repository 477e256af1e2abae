package lineside.vision.dataset;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A file of a data set that could not be used as it was meant; the evaluation went on without it.
 *
 * @param file the file
 * @param kind what that means for the figures
 * @param message why, for people
 */
public record PictureProblem(Path file, Kind kind, String message) {
  /** What a problem means for the figures. */
  public enum Kind {
    /** The picture does not decode: it is in no figure. */
    UNREADABLE,
    /** The model gave it no number: it is in no figure. */
    NO_ANSWER,
    /** The regions are not for pictures of its size: it is in no figure. */
    OTHER_SIZE_THAN_REGIONS,
    /** The mask does not decode: the picture counts, its pixels do not. */
    UNREADABLE_MASK,
    /** The mask has another size than its picture: the picture counts, its pixels do not. */
    WRONG_SIZE_MASK,
    /** A train picture does not decode: it was not compared with the test pictures. */
    NOT_COMPARED
  }

  /** Checks for null. */
  public PictureProblem {
    requireNonNull(file, "file is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(message, "message is null");
  }

  /** One line for people. */
  public String line() {
    return switch (kind) {
      case UNREADABLE -> "left out, does not read: %s: %s".formatted(file, message);
      case NO_ANSWER -> "left out, the model has no answer: %s: %s".formatted(file, message);
      case OTHER_SIZE_THAN_REGIONS ->
          "left out, not of these regions: %s: %s".formatted(file, message);
      case UNREADABLE_MASK ->
          "no pixel figures, mask does not read: %s: %s".formatted(file, message);
      case WRONG_SIZE_MASK ->
          "no pixel figures, mask of another size: %s: %s".formatted(file, message);
      case NOT_COMPARED -> "not compared with the test pictures: %s: %s".formatted(file, message);
    };
  }
}
