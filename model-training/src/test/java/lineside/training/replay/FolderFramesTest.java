package lineside.training.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lineside.vision.dataset.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFramesTest {
  @TempDir private Path folder;

  @Test
  void takesTheTruthOfADataSetAndNoMaskForAPicture() throws IOException {
    put("train/good/1.png");
    put("test/crack/2.jpg");
    put("test/stain/3.bmp");
    put("masks/test/crack/2.png");
    Files.writeString(folder.resolve("labels.csv"), "file,visible\ntest/stain/3.bmp,false\n");

    Map<String, Optional<Truth>> truths = truths(folder);

    assertThat(truths).containsOnlyKeys("train/good/1.png", "test/crack/2.jpg", "test/stain/3.bmp");
    assertThat(truth(truths, "train/good/1.png").orElseThrow().isGood()).isTrue();
    assertThat(truth(truths, "test/crack/2.jpg").flatMap(Truth::mask))
        .contains(folder.resolve("masks/test/crack/2.png"));
    assertThat(truth(truths, "test/stain/3.bmp").map(Truth::visibility)).contains(Visibility.FAINT);
  }

  @Test
  void knowsHalfOfADataSetByItsName() throws IOException {
    put("test/crack/2.png");
    put("masks/test/crack/2.png");

    Map<String, Optional<Truth>> truths = truths(folder.resolve("test"));

    assertThat(truth(truths, "crack/2.png").flatMap(Truth::mask)).isPresent();
  }

  @Test
  void takesOnlyKnownNamesOfFoldersForTheTruth() throws IOException {
    put("monday/good/1.png");
    put("monday/pit/deep/2.png");
    put("monday/3.png");
    put("tuesday/4.PNG");
    put("tuesday/notes.txt");

    Map<String, Optional<Truth>> truths = truths(folder);

    assertThat(truths)
        .containsOnlyKeys(
            "monday/3.png", "monday/good/1.png", "monday/pit/deep/2.png", "tuesday/4.PNG");
    assertThat(truth(truths, "monday/good/1.png").map(Truth::label)).contains("good");
    assertThat(truth(truths, "monday/pit/deep/2.png").map(Truth::label)).contains("pit");
    assertThat(truth(truths, "monday/3.png")).isEmpty();
    assertThat(truth(truths, "tuesday/4.PNG")).isEmpty();
  }

  @Test
  void hasNoPictureInAnEmptyFolder() throws IOException {
    assertThat(FolderFrames.open(folder, Set.of()).hasNext()).isFalse();
  }

  private static Optional<Truth> truth(Map<String, Optional<Truth>> truths, String picture) {
    return truths.getOrDefault(picture, Optional.empty());
  }

  private void put(String file) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, new byte[] {1});
  }

  private static Map<String, Optional<Truth>> truths(Path folder) throws IOException {
    Map<String, Optional<Truth>> truths = new LinkedHashMap<>();
    try (FolderFrames frames = FolderFrames.open(folder, Set.of("pit"))) {
      for (Optional<ReplayFrame> f = frames.next(); f.isPresent(); f = frames.next()) {
        truths.put(f.get().name(), Optional.ofNullable(f.get().knownTruth()));
      }
    }
    return truths;
  }
}
