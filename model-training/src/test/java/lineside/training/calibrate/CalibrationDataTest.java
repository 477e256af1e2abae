package lineside.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.vision.dataset.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationDataTest {
  @TempDir private Path root;

  @BeforeEach
  void write() throws IOException {
    put("train/good/a.png", "one");
    put("test/good/b.png", "two");
    put("test/defect/c.png", "three");
  }

  @Test
  void hashesNamesAndContents() throws IOException {
    CalibrationData before = CalibrationData.read(root, Split.TEST);
    put("test/good/b.png", "other");

    CalibrationData after = CalibrationData.read(root, Split.TEST);

    assertThat(before.pictures()).hasSize(2);
    assertThat(before.warnings()).isEmpty();
    assertThat(after.sha256()).isNotEqualTo(before.sha256());
    assertThat(after.trainSha256()).isEqualTo(before.trainSha256());
  }

  @Test
  void warnsAboutPicturesThatWereLearnedFrom() throws IOException {
    put("test/good/d.png", "one");

    CalibrationData data = CalibrationData.read(root, Split.TEST);

    assertThat(data.warnings())
        .singleElement()
        .asString()
        .contains("in train as well, so no promise holds: 1 (");
  }

  @Test
  void countsAPictureThatIsThereTwiceOnce() throws IOException {
    put("test/good/e.png", "two");

    CalibrationData data = CalibrationData.read(root, Split.TEST);

    assertThat(data.pictures()).hasSize(2);
    assertThat(data.warnings()).singleElement().asString().contains("e.png = ").contains("b.png");
  }

  @Test
  void knowsThePicturesThatTheProvenanceNames() throws IOException {
    CalibrationData data = CalibrationData.read(root, Split.TRAIN);
    ObjectMapper json = new ObjectMapper();

    assertThat(data.knownTo(json.createObjectNode().put("data", data.sha256()))).hasSize(1);
    assertThat(data.knownTo(json.createObjectNode().put("data", "other"))).isEmpty();
    assertThat(data.warnings()).singleElement().asString().contains("train half");
  }

  @Test
  void hasNothingToDoWithoutPictures() {
    assertThatThrownBy(() -> CalibrationData.read(root.resolve("train"), Split.TEST))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("neither train nor test");
  }

  private void put(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
