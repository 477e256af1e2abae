package lineside.training.quantise;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lineside.training.Calibration;
import lineside.training.calibrate.CalibratedVariant;
import lineside.training.calibrate.CalibrationFiles;
import lineside.training.calibrate.CalibrationGoals;
import lineside.training.calibrate.PictureScores;
import lineside.training.net.NetSize;
import lineside.training.pack.ModelPackageWriter;
import lineside.vision.dataset.DataSet;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Split;
import lineside.vision.detect.DefectDetector;
import lineside.vision.frame.Picture;
import lineside.vision.model.Int8Weights;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Precision;
import lineside.vision.model.Provider;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good pictures are grey with a lighter spot, in defects the spot is nearly white. */
class Int8VariantTest {
  @TempDir Path folder;

  private List<LabelledPicture> pictures = List.of();
  private List<LabelledPicture> black = List.of();

  @BeforeEach
  void paint() throws IOException {
    for (int i = 0; i < 4; i++) {
      spot("data/train/good/%d.png".formatted(i), 60 + i, 150 + i);
      spot("data/train/defect/%d.png".formatted(i), 60 + i, 230 + i);
      spot("data/masks/train/defect/%d.png".formatted(i), 0, 255);
      spot("black/train/good/%d.png".formatted(i), 0, i);
    }
    pictures = DataSet.open(folder.resolve("data")).pictures(Split.TRAIN);
    black = DataSet.open(folder.resolve("black")).pictures(Split.TRAIN);
  }

  @Test
  void addsAVariantThatIsAsAccurate() throws Exception {
    ModelPackage before = pack(NetSize.M);

    Int8Variant.Outcome outcome = Int8Variant.add(before.directory(), pictures, pictures);

    assertThat(outcome.refusal()).isEmpty();
    ModelPackage after = ModelPackage.load(before.directory());
    assertThat(after.sha256()).isEqualTo(outcome.model().sha256()).isNotEqualTo(before.sha256());
    assertThat(after.card().onnxSha256()).isEqualTo(before.card().onnxSha256());
    Int8Weights variant = requireNonNull(after.card().int8());
    assertThat(variant.file()).isEqualTo(Int8Variant.FILE);
    // Good spots score sigmoid(4 (2 x + 4 - 6)) about 0.06, defects about 0.99.
    assertThat(variant.thresholds().notOk()).isBetween(0.1f, 0.99f);
    JsonNode gate = requireNonNull(variant.gate());
    assertThat(gate.at("/drop/auroc").asDouble()).isZero();
    assertThat(gate.at("/limits/pixelAp").asDouble()).isEqualTo(0.02);
  }

  @Test
  void recordsWhatTheVariantGivesTheGoldenSamples() throws Exception {
    ModelPackage model = pack(NetSize.L);

    Int8Weights variant =
        requireNonNull(
            Int8Variant.add(model.directory(), pictures, pictures).model().card().int8());

    assertThat(variant.goldenScores()).hasSize(2);
    // One of 255 levels of a value up to about 8 moves a logit by at most 0.13.
    assertThat(variant.goldenScores().get(0))
        .isCloseTo(model.card().golden().get(0).score(), within(0.035f));
  }

  @Test
  void staysInFloatsWhenAbsurdRangesCostAccuracy() throws Exception {
    ModelPackage model = pack(NetSize.M);

    Int8Variant.Outcome outcome = Int8Variant.add(model.directory(), black, pictures);

    assertThat(outcome.refusal()).hasValueSatisfying(why -> assertThat(why).contains("AUROC"));
    ModelPackage after = ModelPackage.load(model.directory());
    assertThat(after.card().int8()).isNull();
    assertThat(after.card().provenance().at("/int8/refused").asText()).contains("AUROC falls");
    assertThat(files(model)).containsExactlyInAnyOrder("golden", "model.json", "model.onnx");
  }

  @Test
  void makesAVariantAnew() throws Exception {
    ModelPackage model = pack(NetSize.M);
    Int8Variant.add(model.directory(), pictures, pictures);

    Int8Variant.Outcome refused = Int8Variant.add(model.directory(), black, pictures);
    Int8Variant.Outcome added = Int8Variant.add(model.directory(), pictures, pictures);

    assertThat(refused.model().card().int8()).isNull();
    assertThat(added.refusal()).isEmpty();
    assertThat(added.model().card().provenance().has("int8")).isFalse();
  }

  @Test
  void leavesSmallSizesAloneUnlessAsked() throws Exception {
    ModelPackage model = pack(NetSize.S);

    Int8Variant.Outcome usual = Int8Variant.add(model.directory(), pictures, pictures);
    Int8Variant.Outcome asked =
        new Int8Variant(
                new Int8Variant.Settings(
                    Int8Variant.Scope.ANY_SIZE, Quantiser.DEFAULT, Int8Gate.Limits.DEFAULT))
            .addTo(model.directory(), pictures, pictures);

    assertThat(usual.refusal()).hasValue("made for sizes m and l only, this is s");
    assertThat(asked.refusal()).isEmpty();
  }

  @Test
  void saysWhenThereIsNothingToCompareOn() throws Exception {
    ModelPackage model = pack(NetSize.M);

    Int8Variant.Outcome outcome = Int8Variant.add(model.directory(), pictures, black);

    assertThat(outcome.refusal()).hasValue("no good and defect pictures held out to compare on");
    assertThat(outcome.line()).startsWith("int8: none, no good and defect pictures held out");
  }

  private ModelPackage pack(NetSize size) throws Exception {
    return ModelPackageWriter.write(
        folder.resolve("package"),
        new ModelPackageWriter.Content(
            "bright spots",
            size,
            1,
            List.of("spot"),
            BrightSpotNet.onnx(),
            new ModelCard.Postprocessing(0.5f, 4),
            new ModelCard.Thresholds(0.5f, 0.4f),
            List.of(pictures.get(0).file(), pictures.get(7).file()),
            JsonNodeFactory.instance.objectNode()));
  }

  @Test
  void isCalibratedWithThresholdsOfItsOwn() throws Exception {
    ModelPackage before = Int8Variant.add(pack(NetSize.M).directory(), pictures, pictures).model();
    Path curves = folder.resolve("curves");

    Calibration.Result result =
        Calibration.run(
            new Calibration.Request(
                before.directory(),
                folder.resolve("data"),
                Split.TRAIN,
                folder.resolve("calibrated"),
                CalibrationGoals.DEFAULT,
                PictureScores.Unit.PICTURE,
                Calibration.Demand.NONE));
    CalibrationFiles.writeCurves(curves, result.variants());

    ModelPackage after = result.written().orElseThrow();
    assertThat(result.variants())
        .extracting(CalibratedVariant::name)
        .containsExactly(CalibratedVariant.FP32, CalibratedVariant.INT8);
    Int8Weights rounded = requireNonNull(after.card().int8());
    assertThat(rounded.thresholds())
        .isEqualTo(result.variants().get(1).outcome().thresholds())
        .isNotEqualTo(after.thresholds());
    assertThat(rounded.goldenScores())
        .isEqualTo(requireNonNull(before.card().int8()).goldenScores());
    assertThat(curves.resolve("risk-int8.svg")).exists();
    try (DefectDetector detector = DefectDetector.open(after, Provider.CPU, 1, Precision.INT8)) {
      assertThat(detector.thresholds()).isEqualTo(rounded.thresholds());
      detector.qualify();
    }
  }

  private static List<String> files(ModelPackage model) throws IOException {
    try (Stream<Path> files = Files.list(model.directory())) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }

  private void spot(String name, int ground, int spot) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (Scalar dark = new Scalar(ground);
        Scalar light = new Scalar(spot);
        Rect box = new Rect(8, 12, 10, 8);
        Picture picture = new Picture(new Mat(32, 32, opencv_core.CV_8UC1, dark));
        Mat inside = new Mat(picture.mat(), box)) {
      inside.put(light);
      Files.write(file, picture.encodePng());
    }
  }
}
