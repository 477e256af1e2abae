package lineside.jobs.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewestCheckpointTest {
  @TempDir private Path folder;

  @Test
  void findsNothingAtTheFirstStart() throws IOException {
    assertThat(NewestCheckpoint.in(folder.resolve("absent").toUri())).isEmpty();
    assertThat(NewestCheckpoint.in(folder.toUri())).isEmpty();
  }

  @Test
  void takesTheOneThatWasWrittenLastOfAnyRun() throws IOException {
    checkpoint("run-b/chk-90", 1_000);
    checkpoint("run-a/chk-7", 3_000);
    checkpoint("run-a/chk-6", 2_000);

    assertThat(NewestCheckpoint.in(folder.toUri())).contains(folder.resolve("run-a/chk-7"));
  }

  @Test
  void passesOverOneThatIsNotComplete() throws IOException {
    checkpoint("run/chk-1", 1_000);
    Files.createDirectories(folder.resolve("run/chk-2"));
    Files.writeString(folder.resolve("run/chk-2/state"), "half");

    assertThat(NewestCheckpoint.in(folder.toUri())).contains(folder.resolve("run/chk-1"));
  }

  @Test
  void saysThatItCannotLookIntoAnObjectStore() {
    assertThatThrownBy(() -> NewestCheckpoint.in(URI.create("s3://plant/checkpoints")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("s3://plant/checkpoints");
  }

  private void checkpoint(String name, long atMillis) throws IOException {
    Path metadata = Files.createDirectories(folder.resolve(name)).resolve("_metadata");
    Files.writeString(metadata, "state");
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(atMillis));
  }
}
