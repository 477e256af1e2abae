package lineside.bench.rig;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The wall clock of processes, as libfaketime shows it to them; what measures durations goes on as
 * it is. Used by one thread.
 */
public final class ShiftedClock {
  private static final List<Path> LIBRARIES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib/faketime/libfaketimeMT.so.1"));

  private static final Path SHARED = Path.of("/dev/shm");

  private final Path file;

  /** One that is right, told by a file. */
  public ShiftedClock(Path file) throws IOException {
    this.file = file;
    shift(Duration.ZERO);
  }

  /** The library; empty where it is not installed. */
  public static Optional<Path> library() {
    return LIBRARIES.stream().filter(Files::exists).findFirst();
  }

  /** Takes away what the library has left of processes that were killed. */
  public static void clean() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(SHARED, "*faketime_s*")) {
      for (Path file : left) {
        String process = file.getFileName().toString().replaceAll("\\D", "");
        if (!process.isEmpty() && ProcessHandle.of(Long.parseLong(process)).isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** What a process is started with, so that it goes by this clock. */
  public Map<String, String> environment() {
    return library()
        .map(
            path ->
                Map.of(
                    "LD_PRELOAD",
                    path.toString(),
                    "FAKETIME_TIMESTAMP_FILE",
                    file.toString(),
                    "FAKETIME_CACHE_DURATION",
                    "1",
                    "FAKETIME_DONT_FAKE_MONOTONIC",
                    "1",
                    // Else every wait of a Java machine ends at once, and it spins.
                    "FAKETIME_FORCE_MONOTONIC_FIX",
                    "0"))
        .orElse(Map.of());
  }

  /** Lets it be ahead by so much, or behind; processes see it within a second. */
  public void shift(Duration ahead) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, "%+d%n".formatted(ahead.toSeconds()));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
