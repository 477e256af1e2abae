package lineside.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lineside.training.calibrate.CalibrationGoals;
import lineside.training.calibrate.PictureScores;
import lineside.training.net.NetSize;
import lineside.vision.dataset.Split;
import lineside.vision.detect.DefectDetector;
import lineside.vision.frame.Picture;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run on pictures so small and so plain that seconds are enough. */
class TrainingTest {
  private static final int SIDE = 48;

  @TempDir Path folder;

  @BeforeEach
  void makeDataSet() throws IOException {
    for (int i = 0; i < 14; i++) {
      write("train/good/%02d.png".formatted(i), i, Spot.NONE);
      write("train/spot/%02d.png".formatted(i), 100 + i, Spot.BRIGHT);
    }
  }

  private enum Spot {
    NONE,
    BRIGHT
  }

  @Test
  void writesPackageThatQualifiesAndTellsGoodFromDefect() throws Exception {
    List<String> lines = new ArrayList<>();

    ModelPackage model = Training.run(config("a", 60), lines::add);

    assertThat(model.classes()).containsExactly("spot");
    assertThat(model.card().golden()).hasSize(4);
    assertThat(model.card().provenance().get("steps").asInt()).isEqualTo(60);
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).startsWith("from scratch: step 60 of 60"));
    try (DefectDetector detector = DefectDetector.open(model, Provider.CPU, 1);
        Picture good = picture(500, Spot.NONE);
        Picture spot = picture(501, Spot.BRIGHT)) {
      detector.qualify();
      assertThat(detector.detect(List.of(spot)).get(0).score())
          .isGreaterThan(detector.detect(List.of(good)).get(0).score());
    }
    try (var left = Files.list(folder)) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("train", "masks", "a");
    }
  }

  @Test
  void learnsTheSameFromTheSameSeed() throws Exception {
    ModelPackage first = Training.run(config("a", 4));
    ModelPackage second = Training.run(config("b", 4));

    assertThat(first.card().onnxSha256()).isEqualTo(second.card().onnxSha256());
  }

  @Test
  void calibratesWithoutTouchingTheWeights() throws Exception {
    ModelPackage model = Training.run(config("a", 3));
    Calibration.Request request =
        new Calibration.Request(
            model.directory(),
            folder,
            Split.TRAIN,
            folder.resolve("b"),
            CalibrationGoals.DEFAULT,
            PictureScores.Unit.GROUP,
            Calibration.Demand.NONE);

    ModelPackage calibrated = Calibration.run(request).written().orElseThrow();

    assertThat(calibrated.card().onnxSha256()).isEqualTo(model.card().onnxSha256());
    assertThat(calibrated.card().golden()).isEqualTo(model.card().golden());
    assertThat(calibrated.sha256()).isNotEqualTo(model.sha256());
    assertThat(requireNonNull(calibrated.card().calibration()).at("/samples/good").asInt())
        .isEqualTo(14);
    assertThat(calibrated.card().provenance().at("/steps").asInt()).isEqualTo(3);
  }

  @Test
  void tellsHowMuchTheFiguresChangeWithThePartsLeftOut() throws Exception {
    List<String> lines = new ArrayList<>();
    TrainingConfig plain = config("a", 2);

    ModelPackage model =
        Training.run(
            new TrainingConfig(
                plain.data(),
                plain.out(),
                plain.name(),
                plain.size(),
                plain.effort(),
                plain.seed(),
                null,
                plain.origin(),
                2),
            lines::add);

    assertThat(lines)
        .anySatisfy(line -> assertThat(line).startsWith("fold 2 of 2: image AUROC"))
        .anySatisfy(line -> assertThat(line).startsWith("2 folds: image AUROC"));
    assertThat(Files.readString(model.directory().resolve("card/card.md")))
        .contains("without fold 1 of 2", "pixel AP over the folds, mean and spread");
  }

  @Test
  void namesWhatDoesNotReadAndGoesOn() throws Exception {
    Files.write(folder.resolve("train/good/broken.png"), new byte[] {1, 2, 3});
    write("masks/train/spot/00.png", 1, Spot.NONE);
    try (Picture wrong = picture(1, Spot.NONE);
        Picture small = wrong.crop(0, 0, 16, 16)) {
      put(folder.resolve("masks/train/spot/01.png"), small);
    }
    List<String> lines = new ArrayList<>();

    ModelPackage model = Training.run(config("a", 2), lines::add);

    assertThat(model.card().provenance().at("/leftOut").asInt()).isEqualTo(2);
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).contains("left out").contains("broken.png"))
        .anySatisfy(line -> assertThat(line).contains("is 16x16, its picture 48x48"));
  }

  @Test
  void warnsWhenATestPictureWasLearned() throws Exception {
    Files.createDirectories(folder.resolve("test/good"));
    Files.copy(folder.resolve("train/good/03.png"), folder.resolve("test/good/same.png"));
    List<String> lines = new ArrayList<>();

    Training.run(config("a", 2), lines::add);

    assertThat(lines)
        .anySatisfy(
            line -> assertThat(line).startsWith("warning").contains("same.png").contains("03.png"));
  }

  @Test
  void teachesAStudentWithUnlabelledPictures() throws Exception {
    ModelPackage teacher = Training.run(config("teacher", 2));
    Files.move(folder.resolve("train/good/05.png"), makeParent("train/unlabelled/05.png"));
    TrainingConfig student =
        new TrainingConfig(
            folder,
            folder.resolve("student"),
            "student",
            NetSize.N,
            TrainingConfig.Effort.ofSteps(2),
            1,
            new TrainingConfig.Teaching(
                teacher.directory(), TrainingConfig.Gate.NOT_WORSE_THAN_ALONE),
            origin());

    ModelPackage taught = Training.run(student);

    assertThat(taught.classes()).containsExactly("spot");
    assertThat(taught.card().provenance().at("/teacher").asText()).isEqualTo(teacher.sha256());
    assertThat(taught.card().provenance().at("/learnedFrom").asInt()).isEqualTo(24);
  }

  private Path makeParent(String file) throws IOException {
    Path target = folder.resolve(file);
    Files.createDirectories(target.resolveSibling("."));
    return target;
  }

  @Test
  void replacesNoFolderThatIsNoPackage() {
    assertThatThrownBy(() -> Training.run(config("train", 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no model package");
    assertThat(folder.resolve("train/good/00.png")).exists();
  }

  @Test
  void learnsFromGoodPicturesAlone() throws Exception {
    Path good = folder.resolve("only");
    Files.createDirectories(good.resolve("train"));
    Files.move(folder.resolve("train/good"), good.resolve("train/good"));
    TrainingConfig config =
        new TrainingConfig(
            good,
            folder.resolve("c"),
            "n",
            NetSize.N,
            TrainingConfig.Effort.ofSteps(3),
            1,
            null,
            origin());

    ModelPackage model = Training.run(config);

    assertThat(model.classes()).containsExactly("defect");
  }

  @Test
  void refusesFolderWithoutPictures() {
    TrainingConfig config =
        TrainingConfig.of(
            folder.resolve("none"), folder.resolve("x"), NetSize.N, Duration.ofMinutes(1), 1);

    assertThatThrownBy(() -> Training.run(config))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none");
  }

  private TrainingConfig config(String out, int steps) {
    return new TrainingConfig(
        folder,
        folder.resolve(out),
        "test",
        NetSize.N,
        TrainingConfig.Effort.ofSteps(steps),
        7,
        null,
        origin());
  }

  private static TrainingConfig.Origin origin() {
    return new TrainingConfig.Origin("test", "none", "made up", List.of());
  }

  private void write(String file, long seed, Spot spot) throws IOException {
    try (Picture picture = picture(seed, spot)) {
      put(folder.resolve(file), picture);
    }
    if (spot == Spot.BRIGHT) {
      try (Picture mask = mask()) {
        put(folder.resolve("masks").resolve(file), mask);
      }
    }
  }

  private static void put(Path file, Picture picture) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(file, picture.encodePng());
  }

  private static Picture picture(long seed, Spot spot) {
    Random random = new Random(seed);
    byte[] pixels = new byte[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      int level = 100 + random.nextInt(20);
      pixels[i] = (byte) (spot == Spot.BRIGHT && isSpot(i) ? level + 90 : level);
    }
    return picture(pixels);
  }

  private static Picture mask() {
    byte[] pixels = new byte[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (isSpot(i) ? 255 : 0);
    }
    return picture(pixels);
  }

  private static boolean isSpot(int pixel) {
    return Math.hypot(pixel % SIDE - 20, pixel / SIDE - 26) < 5;
  }

  private static Picture picture(byte[] pixels) {
    Mat mat = new Mat(SIDE, SIDE, opencv_core.CV_8UC1);
    mat.data().put(pixels);
    return new Picture(mat);
  }
}
