package lineside.ingest.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsualFileTest {
  private static final Usual USUAL = new Usual(401.5, 120.25, 5.0, 1.5, null);

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("a-top.usual.json");
  }

  @Test
  void recallsWhatAnEarlierRunHasKept() {
    new UsualFile(file, "as-it-is").keep(new Usual(1.0, null, null, null, null));
    new UsualFile(file, "as-it-is").keep(USUAL);

    assertThat(new UsualFile(file, "as-it-is").recall()).isEqualTo(USUAL);
    assertThat(directory).isDirectoryContaining(path -> path.equals(file));
  }

  @Test
  void forgetsWhatWasLearnedOfACameraThatIsConfiguredOtherwiseNow() {
    new UsualFile(file, "exposure 1000").keep(USUAL);

    assertThat(new UsualFile(file, "exposure 2000").recall()).isEqualTo(Usual.UNKNOWN);
  }

  @Test
  void learnsAgainWhenTheFileIsDamaged() throws IOException {
    Files.writeString(file, "{\"learnedWith\": \"as-it");

    assertThat(new UsualFile(file, "as-it-is").recall()).isEqualTo(Usual.UNKNOWN);
  }

  @Test
  void goesOnWhenTheFileCannotBeWritten() {
    UsualFile nowhere = new UsualFile(directory.resolve("not-there/a-top.usual.json"), "x");

    nowhere.keep(USUAL);

    assertThat(nowhere.recall()).isEqualTo(Usual.UNKNOWN);
  }
}
