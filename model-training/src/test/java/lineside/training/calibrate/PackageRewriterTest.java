package lineside.training.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelCard.GoldenSample;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageRewriterTest {
  private static final Path SAMPLE = Path.of("../sample-footage/models/small");

  @TempDir private Path folder;
  private ModelPackage model;

  @BeforeEach
  void copy() throws Exception {
    ModelPackage sample = ModelPackage.load(SAMPLE);
    model = PackageRewriter.write(sample, sample.card(), folder.resolve("model"));
  }

  @Test
  void replacesOnlyTheDescriptionOfAPackageInPlace() throws Exception {
    Object weights = Files.getAttribute(model.onnx(), "unix:ino");

    ModelPackage changed = PackageRewriter.write(model, card(0.7f), model.directory());

    assertThat(changed.thresholds().notOk()).isEqualTo(0.7f);
    assertThat(changed.card().calibration()).isNotNull();
    assertThat(changed.sha256()).isNotEqualTo(model.sha256());
    assertThat(Files.getAttribute(changed.onnx(), "unix:ino")).isEqualTo(weights);
    assertThat(names()).containsExactly("model");
  }

  @Test
  void replacesAnotherPackage() throws Exception {
    PackageRewriter.write(model, model.card(), folder.resolve("other"));

    ModelPackage changed = PackageRewriter.write(model, card(0.6f), folder.resolve("other"));

    assertThat(changed.thresholds().notOk()).isEqualTo(0.6f);
    assertThat(ModelPackage.load(model.directory()).sha256()).isEqualTo(model.sha256());
    assertThat(names()).containsExactly("model", "other");
  }

  @Test
  void leavesThePackageAsItWasWhenTheNewOneDoesNotHold() throws Exception {
    ModelCard broken =
        model.card().withGolden(List.of(new GoldenSample("golden/missing.png", "00", 0.5f)));

    assertThatThrownBy(() -> PackageRewriter.write(model, broken, model.directory()))
        .isInstanceOf(ModelPackageException.class)
        .hasMessageContaining("missing.png");

    assertThat(ModelPackage.load(model.directory()).sha256()).isEqualTo(model.sha256());
    assertThat(names()).containsExactly("model");
  }

  @Test
  void replacesNoFolderThatIsNoPackage() throws IOException {
    Path precious = Files.createDirectory(folder.resolve("precious"));

    assertThatThrownBy(() -> PackageRewriter.write(model, card(0.6f), precious))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no model package");
  }

  private ModelCard card(float notOk) {
    return model
        .card()
        .withThresholds(
            new ModelCard.Thresholds(notOk, 0.5f),
            model.card().postprocessing(),
            JsonNodeFactory.instance.objectNode().put("how", "by hand"));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
