package lineside.cli.distill;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.cli.demo.FileTree;
import lineside.vision.dataset.Split;

/**
 * Items laid out as a data set: what is learned under {@code train}, what persons said of the side
 * kept apart under {@code test}, and the rest of that side, of which only a model spoke or nobody,
 * under {@code archived} beside it. A model's word teaches; it never judges. Lasts until closed,
 * because pictures of parts must not outlive the evidence store here.
 *
 * @param root directory of both
 * @param counts what is in it
 */
record TeachingSet(Path root, Counts counts) implements AutoCloseable {
  private static final String DATA = "data";
  private static final String ARCHIVED = "archived";

  /**
   * How many pictures.
   *
   * @param good good ones to learn from
   * @param defective defective ones to learn from
   * @param unlabelled ones that only a teacher can label
   * @param judged ones to judge by, whose truth is known
   * @param archived others of the side kept apart
   */
  record Counts(int good, int defective, int unlabelled, int judged, int archived) {}

  Path data() {
    return data(root);
  }

  static Path data(Path root) {
    return root.resolve(DATA);
  }

  /** Pictures whose truth is known. */
  Path judged() {
    return data().resolve(Split.TEST.folder());
  }

  /** Pictures of which nobody knows. */
  Path archived() {
    return archived(root);
  }

  static Path archived(Path root) {
    return root.resolve(ARCHIVED);
  }

  /** Removes the pictures, and the directory where a run made nothing else. */
  static void remove(Path root) throws IOException {
    FileTree.delete(data(root));
    FileTree.delete(archived(root));
    try {
      Files.deleteIfExists(root);
    } catch (DirectoryNotEmptyException hasResults) {
      // What a run made stays.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    remove(root);
  }
}
