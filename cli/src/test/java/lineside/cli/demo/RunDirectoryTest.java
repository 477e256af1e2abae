package lineside.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
  @Test
  void leavesNothingBehindWhenClosed(@TempDir Path parent) throws IOException {
    try (RunDirectory run = RunDirectory.create(parent)) {
      Files.writeString(run.directory("broker").resolve("log"), "records");
    }

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void deletesWhatAKilledRunHasLeftBehind(@TempDir Path parent) throws IOException {
    Files.createFile(parent.resolve("lineside-run-7.lock"));
    Path left = Files.createDirectories(parent.resolve("lineside-run-7/broker"));
    Files.writeString(left.resolve("log"), "records");

    try (RunDirectory run = RunDirectory.create(parent)) {
      assertThat(run.directory("broker")).isEmptyDirectory();
      assertThat(left.getParent()).doesNotExist();
      assertThat(parent.resolve("lineside-run-7.lock")).doesNotExist();
    }
  }

  @Test
  void leavesARunThatGoesOnAlone(@TempDir Path parent) throws IOException {
    try (RunDirectory first = RunDirectory.create(parent)) {
      Path kept = Files.writeString(first.directory("broker").resolve("log"), "records");

      try (RunDirectory second = RunDirectory.create(parent)) {
        assertThat(second.directory("broker")).isEmptyDirectory();
      }

      assertThat(kept).exists();
    }
  }
}
