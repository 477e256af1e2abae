package lineside.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a run keeps what nobody needs after it: the broker's data, journals, checkpoints. Deleted
 * with everything in it when closed.
 */
final class RunDirectory implements AutoCloseable {
  private final Path root;

  private RunDirectory(Path root) {
    this.root = root;
  }

  static RunDirectory create() throws IOException {
    return new RunDirectory(Files.createTempDirectory("lineside-run-"));
  }

  /** A directory of its own for one purpose, created. */
  Path directory(String purpose) throws IOException {
    return Files.createDirectories(root.resolve(purpose));
  }

  @Override
  public void close() throws IOException {
    FileTree.delete(root);
  }
}
