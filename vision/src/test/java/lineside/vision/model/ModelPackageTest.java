package lineside.vision.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lineside.vision.detect.FixturePackage;
import lineside.vision.model.ModelPackageException.Category;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPackageTest {
  @TempDir Path folder;

  @BeforeEach
  void copyPackage() throws IOException {
    Files.createDirectories(folder.resolve("golden"));
    for (String file : new String[] {"model.json", "model.onnx", "golden/block.png"}) {
      Files.copy(FixturePackage.committed().resolve(file), folder.resolve(file));
    }
  }

  @Test
  void loadsWhatIsWhole() throws Exception {
    ModelPackage model = ModelPackage.load(folder);

    assertThat(model.classes()).containsExactly("bright", "dark");
    assertThat(model.thresholds()).isEqualTo(new ModelCard.Thresholds(0.8f, 0.6f));
    assertThat(model.sha256())
        .isEqualTo(Sha256.hex(Files.readAllBytes(folder.resolve("model.json"))));
  }

  @ParameterizedTest
  @CsvSource({"model.onnx", "golden/block.png"})
  void namesPathAndHashesOfChangedFile(String file) throws Exception {
    byte[] bytes = Files.readAllBytes(folder.resolve(file));
    bytes[bytes.length / 2] ^= 1;
    Files.write(folder.resolve(file), bytes);

    ModelPackageException failure = refused();

    assertThat(failure.category()).isEqualTo(Category.CORRUPT);
    assertThat(failure)
        .hasMessageContaining(folder.resolve(file).toString())
        .hasMessageContaining(Sha256.hex(bytes))
        .hasMessageContaining("the package says ");
  }

  @ParameterizedTest
  @CsvSource({"model.json", "model.onnx", "golden/block.png"})
  void namesPathOfMissingFile(String file) throws Exception {
    Files.delete(folder.resolve(file));

    ModelPackageException failure = refused();

    assertThat(failure.category()).isEqualTo(Category.MISSING);
    assertThat(failure).hasMessageContaining(folder.resolve(file).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "'\"formatVersion\" : 1', '\"formatVersion\" : 0', formatVersion is 0",
    "'\"notOk\" : 0.8', '\"notOk\" : 0.5', thresholds are not",
    "'\"mapStride\" : 2', '\"mapStrid\" : 2', mapStrid",
    "'golden/block.png', '../../block.png', golden.file leaves the package",
    "'\"channels\" : 1', '\"channels\" : 2', input.channels is 2",
  })
  void tellsWhatIsWrongWithTheDescription(String from, String to, String message) throws Exception {
    Path card = folder.resolve("model.json");
    Files.writeString(card, Files.readString(card).replace(from, to));

    ModelPackageException failure = refused();

    assertThat(failure.category()).isEqualTo(Category.INVALID);
    assertThat(failure).hasMessageContaining(card.toString()).hasMessageContaining(message);
  }

  @Test
  void saysThatANewerVersionWroteIt() throws Exception {
    Path card = folder.resolve("model.json");
    Files.writeString(
        card, Files.readString(card).replace("\"formatVersion\" : 1", "\"formatVersion\" : 3"));

    ModelPackageException failure = refused();

    assertThat(failure.category()).isEqualTo(Category.NEWER_FORMAT);
    assertThat(failure)
        .hasMessageContaining(card.toString())
        .hasMessageContaining("written by a newer Lineside: format 3, this one reads up to 2");
  }

  private ModelPackageException refused() {
    return catchThrowableOfType(ModelPackageException.class, () -> ModelPackage.load(folder));
  }
}
