package lineside.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.cli.demo.FileTree;
import org.jspecify.annotations.Nullable;

/** Where a benchmark writes: kept when somebody named it, deleted at the end otherwise. */
final class BenchDirectory implements AutoCloseable {
  private final Path path;
  private final boolean isKept;

  private BenchDirectory(Path path, boolean isKept) {
    this.path = path;
    this.isKept = isKept;
  }

  static BenchDirectory of(@Nullable Path named) throws IOException {
    return named == null
        ? new BenchDirectory(Files.createTempDirectory("lineside-bench"), false)
        : new BenchDirectory(Files.createDirectories(named).toAbsolutePath(), true);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (!isKept) {
      FileTree.delete(path);
    }
  }
}
