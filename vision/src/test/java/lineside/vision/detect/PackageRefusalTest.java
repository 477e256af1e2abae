package lineside.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lineside.vision.frame.Picture;
import lineside.vision.frame.TestPictures;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.ModelPackageException.Category;
import lineside.vision.model.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PackageRefusalTest {
  @TempDir Path folder;

  static Stream<Arguments> graphs() {
    return Stream.of(
        Arguments.of(FixtureModel.fixed(0, 64, 64), "say input.fixedHeightPx 64 or export it"),
        Arguments.of(FixtureModel.fixed(4, 0, 0), "takes batches of 4 only"),
        Arguments.of(FixtureModel.ofAnyChannels(), "[-1, -1, -1, -1], not uint8 [N,H,W,1]"),
        Arguments.of(FixtureModel.ofFloats(), "input image is FLOAT"),
        Arguments.of(FixtureModel.withoutEmbedding(), "no output named embedding, there are"),
        Arguments.of(FixtureModel.dimmed(Float.NaN), "weight scale is NaN at element 0"));
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void saysWhatIsWrongWithAGraph(byte[] onnx, String message) throws Exception {
    ModelPackage model = FixturePackage.write(folder, onnx);

    ModelPackageException failure = refusal(model);

    assertThat(failure.category()).isEqualTo(Category.INVALID);
    assertThat(failure)
        .hasMessageContaining(message)
        .hasMessageContaining(model.onnx().toString())
        .hasMessageContaining(model.card().onnxSha256());
  }

  @Test
  void countsTheKinds() throws Exception {
    ModelPackage model =
        FixturePackage.change(
            FixturePackage.write(folder, FixtureModel.plain()),
            card -> kinds(card, List.of("bright", "dark", "odd")));

    ModelPackageException failure = refusal(model);

    assertThat(failure.category()).isEqualTo(Category.INVALID);
    assertThat(failure).hasMessageContaining("axis 1 does not fit 3 kinds");
  }

  @Test
  void needsToKnowHowManyKindsThereAre() {
    assertThatThrownBy(
            () ->
                Declared.requireSize(
                    Map.of("class_map", new long[] {-1, -1, -1, -1}), "class_map", 1, 2, "kinds"))
        .isInstanceOf(GraphMismatchException.class)
        .hasMessageContaining("axis 1 is free where a fixed size is needed");
  }

  @Test
  void noticesAnotherStrideThanDescribed() throws Exception {
    ModelPackage model =
        FixturePackage.change(
            FixturePackage.write(folder, FixtureModel.plain()), card -> stride(card, 4));

    try (DefectDetector detector = DefectDetector.open(model, Provider.CPU, 1);
        Picture picture = TestPictures.grey(32, 32, (x, y) -> 0)) {
      assertThatThrownBy(() -> detector.detect(List.of(picture)))
          .isInstanceOf(InvalidModelOutputException.class)
          .hasMessageContaining("has a stride of 2, the package says 4");
    }
  }

  private static ModelPackageException refusal(ModelPackage model) {
    return catchThrowableOfType(
        ModelPackageException.class, () -> DefectDetector.open(model, Provider.CPU, 1).close());
  }

  private static ModelCard kinds(ModelCard card, List<String> kinds) {
    return copy(card, kinds, card.mapStride());
  }

  private static ModelCard stride(ModelCard card, int stride) {
    return copy(card, card.classes(), stride);
  }

  private static ModelCard copy(ModelCard card, List<String> kinds, int stride) {
    return new ModelCard(
        card.formatVersion(),
        card.name(),
        card.size(),
        card.onnxSha256(),
        card.input(),
        kinds,
        stride,
        card.postprocessing(),
        card.thresholds(),
        card.golden(),
        card.goldenTolerance(),
        card.provenance());
  }
}
