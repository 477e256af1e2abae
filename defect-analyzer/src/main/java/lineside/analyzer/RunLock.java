package lineside.analyzer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.analyzer.history.ProcessLock;

/**
 * Lets one run at a time write a report directory. The system frees it when its process dies,
 * however it dies.
 */
public final class RunLock implements AutoCloseable {
  /** Name of the file inside the report directory. */
  public static final String NAME = ".analyze.lock";

  private final ProcessLock lock;

  private RunLock(ProcessLock lock) {
    this.lock = lock;
  }

  /**
   * Takes the lock of {@code outDir}, which is created when missing.
   *
   * @throws RunLockedException when another run has it
   * @throws IOException when the directory can't be written
   */
  public static RunLock take(Path outDir) throws IOException {
    Files.createDirectories(outDir);
    return new RunLock(
        ProcessLock.take(outDir.resolve(NAME)).orElseThrow(() -> new RunLockedException(outDir)));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
