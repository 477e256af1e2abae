package lineside.jobs.start;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds where a job goes on when its job manager was lost and nobody remembers for it: the newest
 * checkpoint that is complete, of any of its runs. Where an operator or ZooKeeper remembers, this
 * is not asked.
 */
final class NewestCheckpoint {
  private static final int DEPTH_OF_METADATA = 3;
  private static final String METADATA = "_metadata";

  private NewestCheckpoint() {}

  /**
   * The checkpoint in {@code directory}, which holds {@code RUN/chk-N/_metadata}.
   *
   * @return empty when there is none, as at the first start
   * @throws IOException when the directory cannot be read, or lies on no file system of this
   *     machine
   */
  static Optional<Path> in(URI directory) throws IOException {
    if (!"file".equals(directory.getScheme())) {
      throw new IOException("checkpoints can be looked through in files only: " + directory);
    }
    Path folder = Path.of(directory.getPath());
    try (Stream<Path> files = Files.walk(folder, DEPTH_OF_METADATA)) {
      List<Path> complete = files.filter(file -> file.endsWith(METADATA)).toList();
      return complete.stream()
          .max(Comparator.comparing(NewestCheckpoint::written).thenComparing(Path::compareTo))
          .map(Path::getParent);
    } catch (NoSuchFileException firstStart) {
      return Optional.empty();
    }
  }

  /** A checkpoint that is removed meanwhile is the oldest. */
  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }
}
