package lineside.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is learned. */
class DistillCommandTest {
  private static final String SMALL = "../sample-footage/models/small";

  @TempDir private Path directory;

  @Test
  void saysEverythingThatIsWrongWithTheOptions() {
    CommandLineRun run =
        CommandLineRun.of(
            "distill",
            "--archive",
            directory.resolve("nowhere").toString(),
            "--active",
            directory.toString(),
            "--out",
            directory.resolve("out").toString(),
            "--data",
            directory.toString(),
            "--threads",
            "0",
            "--start",
            "half",
            "--propose");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("nowhere is no directory")
        .contains("is no model package")
        .contains("has no folder train")
        .contains("--threads is 0")
        .contains("--start is half")
        .contains("--propose needs --kafka, --store and --line");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void saysHowManyPicturesAreMissingWhenNobodySaidAnything() throws IOException {
    Path archive = Files.createDirectories(directory.resolve("archive"));

    CommandLineRun run =
        CommandLineRun.of(
            "distill",
            "--archive",
            archive.toString(),
            "--active",
            SMALL,
            "--out",
            directory.resolve("out").toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("0 good and 0 defective pictures to learn from, 6 of each are needed");
    assertThat(run.out()).contains("0 statements of persons");
    assertThat(directory.resolve("out/runs")).isEmptyDirectory();
  }
}
