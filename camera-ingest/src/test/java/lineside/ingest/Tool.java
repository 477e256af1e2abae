package lineside.ingest;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Programs of the system that tests run against, or skip loudly without. */
public final class Tool {
  private Tool() {}

  /** Skips the test, with a line in the build's output, where {@code name} is not installed. */
  public static Path require(String name, String debianPackage) {
    Optional<Path> found = find(name);
    skipUnless(found.isPresent(), name + " (apt-get install " + debianPackage + ")");
    return found.orElseThrow();
  }

  /** Skips the test, with a line in the build's output, where something is missing. */
  public static void skipUnless(boolean isThere, String what) {
    if (!isThere) {
      String test =
          StackWalker.getInstance()
              .walk(
                  frames ->
                      frames
                          .filter(frame -> frame.getClassName().matches(".*(Test|IT)"))
                          .findFirst()
                          .map(StackWalker.StackFrame::getClassName)
                          .orElse("a test"));
      String line = "NOT RUN: " + test + " needs " + what;
      PrintStream out =
          new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
      out.println("*** " + line + " ***");
      Assumptions.abort(line);
    }
  }

  /** A program on the path. */
  public static Optional<Path> find(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts a program whose output goes to {@code log}. */
  public static Process start(Path log, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }
}
