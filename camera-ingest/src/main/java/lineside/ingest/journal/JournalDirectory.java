package lineside.ingest.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The directory of the journals of one ingest, locked so that no second process counts in the same
 * journals.
 */
public final class JournalDirectory implements Closeable {
  private static final String LOCK_FILE = "ingest.lock";

  private final Path directory;
  private final FileChannel lock;

  private JournalDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Creates the directory if need be and locks it.
   *
   * @throws IOException when it is not writable or another ingest has it
   */
  public static JournalDirectory open(Path directory) throws IOException {
    Files.createDirectories(directory);
    FileChannel lock =
        FileChannel.open(
            directory.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock.tryLock() != null) {
        return new JournalDirectory(directory, lock);
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      lock.close();
      throw inUse(directory, heldByThisProcess);
    }
    lock.close();
    throw inUse(directory, null);
  }

  private static IOException inUse(Path directory, @Nullable Throwable cause) {
    return new IOException(
        "journal open failed: " + directory + " is in use by another ingest", cause);
  }

  /** Opens the journal of a camera; the caller closes it. */
  public TriggerJournal journal(String cameraId, InstantSource clock) throws IOException {
    return TriggerJournal.open(directory.resolve(cameraId + ".journal"), cameraId, clock);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
