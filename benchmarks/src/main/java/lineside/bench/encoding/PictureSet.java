package lineside.bench.encoding;

import java.util.List;

/**
 * Pictures of one kind.
 *
 * @param name what they are of
 * @param files PNG, JPEG or BMP files, at least one
 */
public record PictureSet(String name, List<byte[]> files) {
  /** Copies the list. */
  public PictureSet {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException(name + " has no picture");
    }
  }
}
