package lineside.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import lineside.vision.frame.Picture;
import lineside.vision.frame.TestPictures;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.ModelPackageException.Category;
import lineside.vision.model.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Descriptions are written here as a user would write them by hand. */
class ForeignModelTest {
  private static final String ANOMALY =
      """
      {"formatVersion": 2, "name": "padim", "contract": "anomaly-map", "onnxSha256": "SHA256",
       "input": {"channels": 3, "multipleOf": 1, "name": "input", "layout": "NCHW",
                 "type": "float32", "colour": "RGB", "fit": "stretch",
                 "fixedWidthPx": 48, "fixedHeightPx": 32},
       "outputs": {"map": "anomaly_map", "score": "pred_score",
                   "mapRange": {"min": 2, "max": 12}, "scoreRange": {"min": 0, "max": 20}},
       "classes": ["anomaly"],
       "postprocessing": {"pixelThreshold": 0.5, "minAreaPx": 0},
       "thresholds": {"notOk": 0.5, "undecidableFrom": 0.4},
       "provenance": {"licence": "Apache-2.0"}}
      """;

  private static final String YOLO =
      """
      {"formatVersion": 2, "name": "yolo", "contract": "yolo-detect", "onnxSha256": "SHA256",
       "input": {"channels": 3, "multipleOf": 32, "name": "images", "layout": "NCHW",
                 "type": "float32", "colour": "RGB", "fit": "letterbox",
                 "fixedWidthPx": 64, "fixedHeightPx": 64},
       "outputs": {"boxes": "output0", "form": "raw", "minConfidence": 0.25, "maxIou": 0.45},
       "classes": ["dent", "rust"],
       "postprocessing": {"pixelThreshold": 0.25, "minAreaPx": 0},
       "thresholds": {"notOk": 0.5, "undecidableFrom": 0.3},
       "provenance": {"licence": "AGPL-3.0"}}
      """;

  private static final String CLASSIFIER =
      """
      {"formatVersion": 2, "name": "resnet", "contract": "classifier", "onnxSha256": "SHA256",
       "input": {"channels": 3, "multipleOf": 1, "name": "input", "layout": "NCHW",
                 "type": "float32", "colour": "RGB", "fit": "stretch",
                 "fixedWidthPx": 8, "fixedHeightPx": 8,
                 "mean": [0.5, 0.5, 0.5], "std": [0.1, 0.2, 0.25]},
       "outputs": {"scores": "scores", "activation": "logits", "good": ["green"]},
       "classes": ["red", "green", "blue"],
       "postprocessing": {"pixelThreshold": 0.5, "minAreaPx": 0},
       "thresholds": {"notOk": 0.5, "undecidableFrom": 0.3},
       "provenance": {"licence": "BSD-3-Clause"}}
      """;

  @TempDir Path folder;

  /**
   * 96x64 is shrunk to 48x32, whose map is 24x16: a map pixel shows 4x4 of the picture. White is 10
   * raw: 0.8 of the map's range and 0.5 of the score's; black is 0 raw, below the range.
   */
  @Test
  void readsAnAnomalyMapOfAStretchedPicture() throws Exception {
    try (DefectDetector detector = open(ForeignModel.anomaly(), ANOMALY);
        Picture picture =
            TestPictures.grey(96, 64, (x, y) -> x >= 40 && x < 56 && y >= 16 && y < 24 ? 255 : 0)) {
      Inspection inspection = detector.inspect(picture);

      assertThat(inspection.map().strideX()).isEqualTo(4);
      assertThat(inspection.map().peak()).isCloseTo(0.8f, within(1e-5f));
      assertThat(inspection.detection().score()).isCloseTo(0.5f, within(1e-5f));
      assertThat(inspection.detection().embedding()).isEmpty();
      Region region = inspection.detection().regions().get(0);
      assertThat(inspection.detection().regions()).hasSize(1);
      assertThat(region.kind()).isEqualTo("anomaly");
      assertThat(List.of(region.xPx(), region.yPx(), region.widthPx(), region.heightPx()))
          .containsExactly(40, 16, 16, 8);
      assertThat(region.areaPx()).isEqualTo(128);
    }
  }

  @Test
  void runsPicturesOneByOneWhereTheGraphTakesOne() throws Exception {
    try (DefectDetector detector = open(ForeignModel.anomaly(), ANOMALY);
        Picture dark = TestPictures.grey(50, 40, (x, y) -> 51);
        Picture light = TestPictures.grey(20, 10, (x, y) -> 204)) {
      assertThat(detector.detect(List.of(dark, light)))
          .extracting(Detection::score)
          .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-5f ? 0 : 1)
          .containsExactly(0.1f, 0.4f);
    }
  }

  /** A map [N,h,w] without a range of its own, tiles, and the highest of their scores. */
  @Test
  void readsAnAnomalyMapFromTiles() throws Exception {
    String json =
        ANOMALY
            .replace("\"fit\": \"stretch\"", "\"tilePx\": 32, \"tileOverlapPx\": 8")
            .replace(",\n           \"fixedWidthPx\": 48, \"fixedHeightPx\": 32", "")
            .replace("\"fixedWidthPx\": 48, \"fixedHeightPx\": 32", "\"fit\": \"pad\"")
            .replace("\"anomaly_map\"", "\"flat\"");
    try (DefectDetector detector = open(ForeignModel.flatAnomaly(), json);
        Picture picture =
            TestPictures.grey(100, 70, (x, y) -> x >= 20 && x < 60 && y >= 40 ? 255 : 0)) {
      Detection detection = detector.detect(List.of(picture)).get(0);

      assertThat(detection.score()).isCloseTo(0.5f, within(1e-5f));
      Region region = detection.regions().get(0);
      assertThat(detection.regions()).hasSize(1);
      assertThat(List.of(region.xPx(), region.yPx(), region.widthPx(), region.heightPx()))
          .containsExactly(20, 40, 40, 30);
    }
  }

  /**
   * 128x64 is halved to 64x32 and gets 16 rows above and below: network (10..30, 25..35) of anchor
   * 0 is (20..60, 18..38) of the picture. White and the grey around it, 114, make a mean of 0.7235.
   */
  @Test
  void readsBoxesOfALetterboxedPicture() throws Exception {
    try (DefectDetector detector = open(ForeignModel.yolo(), YOLO);
        Picture picture = TestPictures.grey(128, 64, (x, y) -> 255)) {
      Detection detection = detector.detect(List.of(picture)).get(0);

      float level = (255 + 114) / 2f / 255;
      assertThat(detection.score()).isCloseTo(0.9f * level, within(1e-5f));
      // Anchor 1 is suppressed by anchor 0; anchor 2 is of another class; anchor 3 is too weak.
      assertThat(detection.regions()).extracting(Region::kind).containsExactly("dent", "rust");
      Region best = detection.regions().get(0);
      assertThat(List.of(best.xPx(), best.yPx(), best.widthPx(), best.heightPx()))
          .containsExactly(20, 18, 40, 20);
      assertThat(best.centreX()).isEqualTo(40);
      assertThat(best.areaPx()).isEqualTo(800);
      assertThat(detection.regions().get(1).score()).isCloseTo(0.6f * level, within(1e-5f));
    }
  }

  @Test
  void scoresAlsoWhatIsTooWeakForAFinding() throws Exception {
    try (DefectDetector detector = open(ForeignModel.yolo(), YOLO);
        Picture dark = TestPictures.grey(64, 64, (x, y) -> 51)) {
      Detection detection = detector.detect(List.of(dark)).get(0);

      assertThat(detection.score()).isCloseTo(0.18f, within(1e-5f));
      assertThat(detection.regions()).isEmpty();
    }
  }

  @Test
  void leavesOutClassesThatAreGood() throws Exception {
    String json = YOLO.replace("\"form\"", "\"good\": [\"dent\"], \"form\"");
    try (DefectDetector detector = open(ForeignModel.yolo(), json);
        Picture white = TestPictures.grey(64, 64, (x, y) -> 255)) {
      Inspection inspection = detector.inspect(white);

      assertThat(inspection.detection().score()).isCloseTo(0.6f, within(1e-5f));
      assertThat(inspection.detection().regions()).extracting(Region::kind).containsExactly("rust");
      // Network (11..31, 25..35): map columns 1..3, rows 3..4.
      assertThat(inspection.map().scores()[3 * 8 + 1]).isCloseTo(0.6f, within(1e-5f));
      assertThat(inspection.map().scores()[3 * 8]).isZero();
      assertThat(inspection.map().scores()[5 * 8 + 1]).isZero();
    }
  }

  @Test
  void readsBoxesThatTheGraphHasSuppressed() throws Exception {
    String json = YOLO.replace("\"raw\"", "\"end-to-end\"").replace(", \"maxIou\": 0.45", "");
    try (DefectDetector detector = open(ForeignModel.endToEndYolo(1), json);
        Picture picture = TestPictures.grey(64, 64, (x, y) -> 0)) {
      Detection detection = detector.detect(List.of(picture)).get(0);

      assertThat(detection.score()).isEqualTo(0.75f);
      assertThat(detection.regions()).hasSize(1);
      Region region = detection.regions().get(0);
      assertThat(region.kind()).isEqualTo("rust");
      assertThat(List.of(region.xPx(), region.yPx(), region.widthPx(), region.heightPx()))
          .containsExactly(10, 20, 20, 20);
    }
  }

  /** Red 255, green 51, blue 0 of 255: (1-0.5)/0.1, (0.2-0.5)/0.2 and (0-0.5)/0.25 as logits. */
  @Test
  void readsClassesOfANormalisedPicture() throws Exception {
    try (DefectDetector detector = open(ForeignModel.classifier(3), CLASSIFIER);
        Picture picture = TestPictures.colour(16, 12, 0, 51, 255)) {
      Detection detection = detector.detect(List.of(picture)).get(0);

      double sum = Math.exp(5) + Math.exp(-1.5) + Math.exp(-2);
      assertThat(detection.score()).isCloseTo((float) (1 - Math.exp(-1.5) / sum), within(1e-5f));
      assertThat(detection.regions()).hasSize(1);
      assertThat(detection.regions().get(0).kind()).isEqualTo("red");
      assertThat(detection.regions().get(0).areaPx()).isEqualTo(16 * 12);
    }
  }

  @Test
  void findsNothingOnAPictureOfAGoodClass() throws Exception {
    try (DefectDetector detector = open(ForeignModel.classifier(3), CLASSIFIER);
        Picture green = TestPictures.colour(16, 12, 0, 255, 0)) {
      Inspection inspection = detector.inspect(green);

      assertThat(inspection.detection().score()).isLessThan(0.02f);
      assertThat(inspection.detection().regions()).isEmpty();
      assertThat(inspection.map().scores()).hasSize(1);
    }
  }

  @Test
  void hasNoGoldenResultsWithoutGoldenSamples() throws Exception {
    try (DefectDetector detector = open(ForeignModel.classifier(3), CLASSIFIER)) {
      assertThat(detector.goldenResults()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"activation\": \"logits\" | \"activation\": \"probabilities\" | no probability",
        "\"green\", \"blue\"] | \"green\"] | axis 1 does not fit 2 classes",
        "\"scores\": \"scores\" | \"scores\": \"logits\" | no output named logits, there are",
        "\"name\": \"input\" | \"name\": \"x\" | no input named x, there are [input]",
        "\"layout\": \"NCHW\" | \"layout\": \"NHWC\" | not float32 [N,H,W,3]",
      })
  void refusesAClassifierThatIsNotAsDescribed(String from, String to, String message)
      throws Exception {
    assertThat(CLASSIFIER).contains(from);

    ModelPackageException failure =
        refusal(ForeignModel.classifier(3), CLASSIFIER.replace(from, to));

    assertThat(failure.category()).isEqualTo(Category.INVALID);
    assertThat(failure).hasMessageContaining(message);
  }

  @Test
  void noticesWrongClassCountThatOnlyARunShows() throws Exception {
    String json = CLASSIFIER.replace("\"green\", \"blue\"]", "\"green\"]");

    ModelPackageException failure = refusal(ForeignModel.secretiveClassifier(), json);

    assertThat(failure.category()).isEqualTo(Category.INVALID);
    assertThat(failure).hasMessageContaining("is not for the 2 classes of the package");
  }

  @Test
  void noticesWrongClassCountOfADetector() throws Exception {
    String json = YOLO.replace("\"dent\", \"rust\"", "\"dent\", \"rust\", \"oil\"");

    ModelPackageException failure = refusal(ForeignModel.yolo(), json);

    assertThat(failure.category()).isEqualTo(Category.INVALID);
    assertThat(failure).hasMessageContaining("axis 1 does not fit 7 values (4 + classes)");
  }

  @Test
  void noticesAClassThatTheDescriptionDoesNotName() throws Exception {
    String json = YOLO.replace("\"raw\"", "\"end-to-end\"").replace(", \"maxIou\": 0.45", "");

    ModelPackageException failure = refusal(ForeignModel.endToEndYolo(2), json);

    assertThat(failure.category()).isEqualTo(Category.INVALID);
    assertThat(failure).hasMessageContaining("class 2.0 of box 0 is none of 2");
  }

  @Test
  void refusesAFixedSizeThatIsNotTheGraphs() throws Exception {
    ModelPackageException failure =
        refusal(ForeignModel.anomaly(), ANOMALY.replace("Px\": 32", "Px\": 48"));

    assertThat(failure.category()).isEqualTo(Category.INVALID);
    assertThat(failure)
        .hasMessageContaining("the graph has a fixed height of 32, the description says 48");
  }

  @Test
  void refusesRawScoresWithoutARange() throws Exception {
    String json = ANOMALY.replace("\"mapRange\": {\"min\": 2, \"max\": 12}, ", "");

    ModelPackageException failure = refusal(ForeignModel.anomaly(), json);

    assertThat(failure.category()).isEqualTo(Category.INVALID);
    assertThat(failure).hasMessageContaining("anomaly_map is 4.4");
  }

  private DefectDetector open(byte[] onnx, String json) throws Exception {
    return DefectDetector.open(
        FixturePackage.foreign(folder.resolve("model"), onnx, json), Provider.CPU, 1);
  }

  private ModelPackageException refusal(byte[] onnx, String json) {
    return catchThrowableOfType(ModelPackageException.class, () -> open(onnx, json).close());
  }
}
