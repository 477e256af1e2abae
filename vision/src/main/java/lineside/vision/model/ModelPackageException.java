package lineside.vision.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A model package that must not run; the message names path and hash. */
public final class ModelPackageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Category category;

  /** Why; the label of the metric. */
  public enum Category {
    /** A file is not there. */
    MISSING,
    /** A file is not the one whose hash the package names. */
    CORRUPT,
    /** The description contradicts itself or the weights. */
    INVALID,
    /** The description is of a layout that only a newer version reads. */
    NEWER_FORMAT,
    /** The runtime refuses the weights. */
    UNLOADABLE,
    /** The provider asked for is not on this machine. */
    PROVIDER_MISSING
  }

  /** Tells why a package is refused. */
  public ModelPackageException(Category category, String message, @Nullable Throwable cause) {
    super("model package refused: " + message, cause);
    this.category = requireNonNull(category, "category is null");
  }

  /** Why. */
  public Category category() {
    return category;
  }
}
