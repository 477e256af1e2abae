package lineside.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LearningProcessTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir Path directory;

  @Test
  void goesOnAfterAFaultOfTheNativeLibrary() throws Exception {
    int exit = run("if [ -e begun ]; then echo done; else touch begun; kill -SEGV $$; fi");

    assertThat(exit).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("done");
    assertThat(err.toString())
        .contains("the native library failed (exit 139), going on from the last checkpoint");
  }

  @Test
  void givesUpWhenItFailsAgainAndAgain() throws Exception {
    int exit = run("echo x >> runs; kill -ABRT $$");

    assertThat(exit).isEqualTo(134);
    assertThat(directory.resolve("runs")).content().hasLineCount(6);
  }

  @Test
  void doesNotRepeatAnOrdinaryFailure() throws Exception {
    int exit = run("echo x >> runs; exit 1");

    assertThat(exit).isEqualTo(1);
    assertThat(directory.resolve("runs")).content().hasLineCount(1);
    assertThat(err.toString()).isEmpty();
  }

  private int run(String script) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", script).directory(directory.toFile());
    return LearningProcess.run(builder, new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
