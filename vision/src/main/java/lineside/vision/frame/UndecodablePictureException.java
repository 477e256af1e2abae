package lineside.vision.frame;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Bytes that are no usable picture; bad data, never a reason to stop. */
public final class UndecodablePictureException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Category category;

  /** Why the bytes are no picture; the label of the metric. */
  public enum Category {
    /** No bytes. */
    EMPTY,
    /** Neither PNG nor JPEG nor BMP, or a raw picture of an unknown layout. */
    UNKNOWN_FORMAT,
    /** The end is missing. */
    TRUNCATED,
    /** More pixels than allowed. */
    TOO_LARGE,
    /** Complete, but its content contradicts itself. */
    DAMAGED
  }

  UndecodablePictureException(Category category, String message) {
    this(category, message, null);
  }

  UndecodablePictureException(Category category, String message, @Nullable Throwable cause) {
    super("picture decode failed: " + message, cause);
    this.category = requireNonNull(category, "category is null");
  }

  /** Why. */
  public Category category() {
    return category;
  }
}
