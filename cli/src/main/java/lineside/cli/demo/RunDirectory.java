package lineside.cli.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a run keeps what nobody needs after it: the broker's data, journals, checkpoints. Deleted
 * with everything in it when closed; what a killed run has left behind is deleted by the next one,
 * which knows it by a lock file beside the directory that nobody holds.
 */
final class RunDirectory implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunDirectory.class);
  private static final String PREFIX = "lineside-run-";
  private static final String LOCK_SUFFIX = ".lock";

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path root;
  private final Path lockFile;
  private final FileChannel lock;

  private RunDirectory(Path root, Path lockFile, FileChannel lock) {
    this.root = root;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  static RunDirectory create() throws IOException {
    return create(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** Creates a directory below {@code parent}. */
  static RunDirectory create(Path parent) throws IOException {
    sweep(parent);
    Path lockFile = Files.createTempFile(parent, PREFIX, LOCK_SUFFIX);
    FileChannel lock = FileChannel.open(lockFile, StandardOpenOption.WRITE);
    lock.lock();
    Path root = Files.createDirectory(directoryOf(lockFile), OWNER_ONLY);
    return new RunDirectory(root, lockFile, lock);
  }

  /** A directory of its own for one purpose, created. */
  Path directory(String purpose) throws IOException {
    return Files.createDirectories(root.resolve(purpose));
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      FileTree.delete(root);
      Files.deleteIfExists(lockFile);
    }
  }

  private static Path directoryOf(Path lockFile) {
    String name = lockFile.getFileName().toString();
    return lockFile.resolveSibling(name.substring(0, name.length() - LOCK_SUFFIX.length()));
  }

  private static void sweep(Path parent) throws IOException {
    try (DirectoryStream<Path> lockFiles =
        Files.newDirectoryStream(parent, PREFIX + "*" + LOCK_SUFFIX)) {
      for (Path lockFile : lockFiles) {
        deleteUnlessInUse(lockFile);
      }
    }
  }

  private static void deleteUnlessInUse(Path lockFile) {
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      if (free != null) {
        FileTree.delete(directoryOf(lockFile));
        Files.deleteIfExists(lockFile);
        LOG.info("deleted what a killed run left in {}", directoryOf(lockFile));
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("{} is in use by this process", lockFile);
    } catch (IOException e) {
      LOG.debug("{} is not for us to delete", lockFile, e);
    }
  }
}
