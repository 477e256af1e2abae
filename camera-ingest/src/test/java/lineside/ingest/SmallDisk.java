package lineside.ingest;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A disk of a few MiB (tmpfs); only root can mount one. */
public final class SmallDisk implements AutoCloseable {
  private static final int PIECE_BYTES = 4096;

  private final Path path;

  private SmallDisk(Path path) {
    this.path = path;
  }

  public static SmallDisk mount(Path path, int mebibytes) throws Exception {
    Files.createDirectories(path);
    run(List.of("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", path.toString()));
    return new SmallDisk(path);
  }

  public Path path() {
    return path;
  }

  /** Takes all room that is left; the file that does so. */
  public Path fill() throws IOException {
    Path filler = path.resolve("filler");
    byte[] piece = new byte[PIECE_BYTES];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(piece);
      }
    } catch (IOException full) {
      return filler;
    }
  }

  @Override
  public void close() throws Exception {
    run(List.of("umount", path.toString()));
  }

  private static void run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  /** Whether this process may mount one. */
  public static boolean canMount() {
    try {
      Path probe = Files.createTempDirectory("small-disk");
      try {
        SmallDisk.mount(probe, 1).close();
        return true;
      } finally {
        Files.delete(probe);
      }
    } catch (Exception impossible) {
      return false;
    }
  }

  /** Says in the build's output, not only in a report, that tests on a full disk do not run. */
  public static final class LoudSkip implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (canMount()) {
        return ConditionEvaluationResult.enabled("a small disk can be mounted");
      }
      String line = "NOT RUN: " + context.getDisplayName() + " needs to mount a tmpfs (root)";
      PrintStream out =
          new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
      out.println("*** " + line + " ***");
      return ConditionEvaluationResult.disabled(line);
    }
  }
}
