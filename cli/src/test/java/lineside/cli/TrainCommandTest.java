package lineside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before the learning process starts; learning itself takes minutes. */
class TrainCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path directory;

  @Test
  void saysEverythingThatIsWrongWithTheOptions() throws IOException {
    Path occupied = Files.createDirectories(directory.resolve("occupied"));

    int exit =
        run(
            "--data",
            directory.resolve("nowhere").toString(),
            "--out",
            occupied.toString(),
            "--minutes",
            "0",
            "--threads",
            "-1",
            "--start",
            "half",
            "--teacher",
            directory.resolve("nobody").toString());

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString())
        .contains("nowhere has no folder train")
        .contains("--minutes is 0")
        .contains("--threads is -1")
        .contains("--start is half, one of auto, base, scratch is needed")
        .contains("nobody is no model package")
        .contains("--out " + occupied + " exists and is no model package");
  }

  @Test
  void endsWithTwoForASizeThatThereIsNot() {
    int exit = run("--data", ".", "--out", directory.resolve("out").toString(), "--size", "xl");

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("--size").contains("xl");
    assertThat(directory).isEmptyDirectory();
  }

  private int run(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "train";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
