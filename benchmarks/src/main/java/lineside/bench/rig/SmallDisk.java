package lineside.bench.rig;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.bench.wire.Shell;

/**
 * A file system of our own, in memory, that can be full from one moment to the next. Needs root.
 * Used by one thread; closing takes it away with all that is in it.
 */
public final class SmallDisk implements AutoCloseable {
  /** Then the number of the process that made it. */
  private static final String OURS = "lineside-bench-";

  private static final long OWN = ProcessHandle.current().pid();
  private static final String MOUNTS = "/proc/self/mounts";

  private static final long PAGE_BYTES = 4096;
  private static final int ATTEMPTS = 50;

  /** Taken when it is used only. */
  private static final long SIZE_BYTES = 4L << 30;

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  /** Mounts one at a directory, which is made. */
  public static SmallDisk mount(Path directory) throws IOException {
    Files.createDirectories(directory);
    Shell.run("mount", "-t", "tmpfs", "-o", "size=" + SIZE_BYTES, OURS + OWN, directory.toString());
    return new SmallDisk(directory);
  }

  /** Takes away every one that a process has left which is gone. */
  public static void clean() throws IOException {
    for (String mount : Files.readAllLines(Path.of(MOUNTS))) {
      String[] fields = mount.split(" ", -1);
      if (fields[0].matches(OURS + "\\d{1,18}")
          && ProcessHandle.of(Long.parseLong(fields[0].substring(OURS.length()))).isEmpty()) {
        Shell.run("umount", "--lazy", fields[1]);
      }
    }
  }

  /** From now on it has no room beyond what is in it. */
  public void fill() throws IOException {
    for (int attempt = 1; ; attempt++) {
      FileStore store = Files.getFileStore(directory);
      try {
        resize(Math.max(PAGE_BYTES, store.getTotalSpace() - store.getUnallocatedSpace()));
        return;
      } catch (IOException grown) {
        // Refused when something was written since it was asked.
        if (attempt == ATTEMPTS) {
          throw grown;
        }
      }
    }
  }

  /** It has room again. */
  public void free() throws IOException {
    resize(SIZE_BYTES);
  }

  private void resize(long bytes) throws IOException {
    Shell.run("mount", "-o", "remount,size=" + bytes, directory.toString());
  }

  @Override
  public void close() throws IOException {
    Shell.run("umount", "--lazy", directory.toString());
  }
}
