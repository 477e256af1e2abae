package lineside.vision.detect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lineside.vision.frame.Picture;
import lineside.vision.frame.TestPictures;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.ModelPackageException.Category;
import lineside.vision.model.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefectDetectorTest {
  @TempDir Path folder;

  @Test
  void usesTheModelThatTheFixtureCodeMakes() throws Exception {
    Path onnx = FixturePackage.committed().resolve(ModelPackage.ONNX_FILE);

    assertThat(onnx).hasBinaryContent(FixtureModel.plain());
  }

  /**
   * The block covers map pixels 4..7 in both directions; its inner 2x2 keep 1 after the mean, its
   * edge pixels get 6/9, its corners 4/9: below 0.5, so the region is the block without corners.
   */
  @Test
  void findsBlockWhereItIs() throws Exception {
    try (DefectDetector detector = open();
        Picture picture = FixturePackage.goldenPicture()) {
      Detection detection = detector.detect(List.of(picture)).get(0);

      assertThat(detection.score()).isCloseTo(1, within(1e-6f));
      assertThat(detection.regions()).hasSize(1);
      Region region = detection.regions().get(0);
      assertThat(region.kind()).isEqualTo("bright");
      assertThat(region.areaPx()).isEqualTo(12 * 4);
      assertThat(List.of(region.xPx(), region.yPx(), region.widthPx(), region.heightPx()))
          .containsExactly(8, 8, 8, 8);
      assertThat(region.centreX()).isCloseTo(12, within(1e-4f));
      assertThat(detection.embedding()).hasSize(1);
    }
  }

  @Test
  void keepsTheMapOfAViewThatAPersonWillLookAtOnly() throws Exception {
    try (DefectDetector detector = open();
        Picture flagged = FixturePackage.goldenPicture();
        Picture sound = TestPictures.grey(32, 32, (x, y) -> 10)) {
      List<Detection> detections = detector.detect(List.of(flagged, sound));

      DefectMap map = requireNonNull(detections.get(0).map());
      assertThat(map.peak()).isEqualTo(detections.get(0).score());
      assertThat(map.scores()).isEqualTo(detector.inspect(flagged).map().scores());
      assertThat(detections.get(1).map()).isNull();
    }
  }

  /** 40x24 is padded to 48x32 by repeating the border: the last bright column must not grow. */
  @Test
  void ignoresThePadding() throws Exception {
    try (DefectDetector detector = open();
        Picture picture = TestPictures.grey(40, 24, (x, y) -> x >= 36 ? 255 : 0)) {
      Region region = detector.detect(List.of(picture)).get(0).regions().get(0);

      assertThat(List.of(region.xPx(), region.yPx(), region.widthPx(), region.heightPx()))
          .containsExactly(36, 0, 4, 24);
    }
  }

  @Test
  void keepsTheOrderOfPicturesOfDifferentSizes() throws Exception {
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int level = 10 * i;
      pictures.add(TestPictures.grey(i % 3 == 0 ? 33 : 64, 16, (x, y) -> level));
    }

    try (DefectDetector detector = open()) {
      List<Detection> detections = detector.detect(pictures);

      for (int i = 0; i < 20; i++) {
        assertThat(detections.get(i).score()).isCloseTo(10f * i / 255, within(1e-5f));
      }
    } finally {
      pictures.forEach(Picture::close);
    }
  }

  @Test
  void turnsColourToGreyForGreyModels() throws Exception {
    try (DefectDetector detector = open();
        Picture green = TestPictures.colour(32, 32, 0, 255, 0)) {
      // 0.587 of 255, rounded.
      assertThat(detector.detect(List.of(green)).get(0).score())
          .isCloseTo(150f / 255, within(1e-5f));
    }
  }

  @Test
  void answersAlikeFromManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (DefectDetector detector = open()) {
      List<Future<Float>> scores = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int level = 5 * i;
        scores.add(threads.submit(() -> score(detector, level)));
      }

      for (int i = 0; i < 40; i++) {
        assertThat(scores.get(i).get()).isCloseTo(5f * i / 255, within(1e-5f));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static float score(DefectDetector detector, int level) throws Exception {
    try (Picture picture = TestPictures.grey(32 + level % 3 * 16, 32, (x, y) -> level)) {
      return detector.detect(List.of(picture)).get(0).score();
    }
  }

  @Test
  void refusesOutputThatIsNoNumber() throws Exception {
    ModelPackage rooted = FixturePackage.write(folder, FixtureModel.rooted());

    try (DefectDetector detector = DefectDetector.open(rooted, Provider.CPU, 1);
        Picture dark = TestPictures.grey(32, 32, (x, y) -> 10)) {
      assertThatThrownBy(() -> detector.detect(List.of(dark)))
          .isInstanceOf(InvalidModelOutputException.class)
          .hasMessageContaining("NaN");
    }
  }

  @Test
  void qualifiesWhenGoldenScoresComeOut() throws Exception {
    try (DefectDetector detector = open()) {
      assertThatCode(detector::qualify).doesNotThrowAnyException();
    }
  }

  @Test
  void failsQualificationWhenAGoldenScoreDiffers() throws Exception {
    FixturePackage.write(folder, FixtureModel.plain());
    Path card = folder.resolve(ModelPackage.CARD_FILE);
    String text = Files.readString(card).replace("\"score\" : 1.0", "\"score\" : 0.75");
    Files.writeString(card, text, StandardCharsets.UTF_8);

    try (DefectDetector detector =
        DefectDetector.open(ModelPackage.load(folder), Provider.CPU, 1)) {
      assertThatThrownBy(detector::qualify)
          .isInstanceOf(QualificationException.class)
          .hasMessageContaining("block.png scores 1.00000 on cpu, expected 0.75000")
          .hasMessageContaining("0.25000 off");
    }
  }

  @Test
  void reproducesGoldenSamplesAloneAndInFullBatches() throws Exception {
    try (DefectDetector detector = open()) {
      List<GoldenResult> results = detector.goldenResults();

      int samples = detector.model().card().golden().size();
      assertThat(results).hasSize(2 * samples).allMatch(GoldenResult::isReproduced);
      assertThat(results.subList(0, samples))
          .allMatch(result -> result.company() == GoldenResult.Company.ALONE);
      assertThat(results.subList(samples, 2 * samples))
          .allMatch(result -> result.company() == GoldenResult.Company.FULL_BATCH);
    }
  }

  @Test
  void namesPathAndHashOfWeightsThatDoNotLoad() throws Exception {
    ModelPackage broken =
        FixturePackage.write(folder, "no model".getBytes(StandardCharsets.US_ASCII));

    var failure =
        catchThrowableOfType(
            ModelPackageException.class, () -> DefectDetector.open(broken, Provider.CPU, 1));

    assertThat(failure.category()).isEqualTo(Category.UNLOADABLE);
    assertThat(failure)
        .hasMessageContaining(broken.onnx().toString())
        .hasMessageContaining(broken.card().onnxSha256());
  }

  @Test
  void saysWhyThereIsNoCuda() throws Exception {
    ModelPackage model = ModelPackage.load(FixturePackage.committed());

    var failure =
        catchThrowableOfType(
            ModelPackageException.class, () -> DefectDetector.open(model, Provider.CUDA, 1));

    assertThat(failure.category()).isEqualTo(Category.PROVIDER_MISSING);
    assertThat(failure).hasMessageContaining("provider cuda is not available: ");
  }

  @Test
  void fallsBackToTheProcessorWhenLeftToChoose() throws Exception {
    ModelPackage model = ModelPackage.load(FixturePackage.committed());

    try (DefectDetector detector = DefectDetector.open(model, Provider.AUTO, 1)) {
      assertThat(detector.provider()).isEqualTo("cpu");
    }
  }

  private static DefectDetector open() throws ModelPackageException {
    return DefectDetector.open(ModelPackage.load(FixturePackage.committed()), Provider.CPU, 1);
  }
}
