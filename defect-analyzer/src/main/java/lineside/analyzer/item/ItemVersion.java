package lineside.analyzer.item;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * A version of the training items. Nothing in its directory ever changes.
 *
 * @param number from 1
 * @param sha256 hash of its items, by which it is named
 * @param directory where it lies
 * @param items ordered by picture
 */
public record ItemVersion(int number, String sha256, Path directory, List<TrainingItem> items) {
  private static final int SHORT_HASH = 12;

  /** Copies the list. */
  public ItemVersion {
    requireNonNull(sha256, "sha256 is null");
    requireNonNull(directory, "directory is null");
    items = List.copyOf(items);
  }

  /** Number and hash for a person, as its directory is named. */
  public String name() {
    return nameOf(number, sha256);
  }

  static String nameOf(int number, String sha256) {
    return "v%04d-%s".formatted(number, sha256.substring(0, SHORT_HASH));
  }

  /** How many of its items are so. */
  public int count(Predicate<TrainingItem> isSo) {
    return (int) items.stream().filter(isSo).count();
  }
}
