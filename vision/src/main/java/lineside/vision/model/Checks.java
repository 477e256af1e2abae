package lineside.vision.model;

import org.jspecify.annotations.Nullable;

/** How a description refuses what contradicts it. */
final class Checks {
  private Checks() {}

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The value, if there is one. */
  static <T> T present(@Nullable T value, String message) {
    if (value == null) {
      throw new IllegalArgumentException(message);
    }
    return value;
  }

  /** Files of a package lie in it; paths have forward slashes. */
  static void requireInside(String file, String field) {
    require(
        !file.startsWith("/") && !file.contains("..") && !file.contains("\\"),
        field + " leaves the package: " + file);
  }
}
