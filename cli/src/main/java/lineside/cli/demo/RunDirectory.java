package lineside.cli.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

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
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path directory, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
