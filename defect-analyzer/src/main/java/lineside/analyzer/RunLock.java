package lineside.analyzer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Lets one run at a time write a report directory. The system frees it when its process dies,
 * however it dies.
 */
public final class RunLock implements AutoCloseable {
  /** Name of the file inside the report directory. */
  public static final String NAME = ".analyze.lock";

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of {@code outDir}, which is created when missing.
   *
   * @throws RunLockedException when another run has it
   * @throws IOException when the directory can't be written
   */
  public static RunLock take(Path outDir) throws IOException {
    Files.createDirectories(outDir);
    FileChannel channel =
        FileChannel.open(outDir.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = lockOf(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    if (lock == null) {
      channel.close();
      throw new RunLockedException(outDir);
    }
    return new RunLock(channel);
  }

  private static @Nullable FileLock lockOf(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
