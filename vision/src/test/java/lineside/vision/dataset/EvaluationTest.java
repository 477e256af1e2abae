package lineside.vision.dataset;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lineside.vision.detect.DefectDetector;
import lineside.vision.detect.FixturePackage;
import lineside.vision.frame.Picture;
import lineside.vision.frame.TestPictures;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import lineside.vision.region.RegionFile;
import lineside.vision.region.RegionSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the fixture model, whose map is the brightness of the picture. */
class EvaluationTest {
  @TempDir Path root;

  @Test
  void namesDamagedFilesAndGoesOn() throws Exception {
    picture("test/good/a.png", 40, 24, false);
    picture("test/pit/b.png", 40, 24, true);
    picture("masks/test/pit/b.png", 40, 24, true);
    picture("test/pit/c.png", 40, 24, true);
    picture("masks/test/pit/c.png", 38, 24, true);
    picture("test/pit/d.png", 40, 24, true);
    write("masks/test/pit/d.png", new byte[] {1, 2, 3});
    write("test/good/e.png", new byte[0]);
    write("test/pit/f.jpg", new byte[] {(byte) 0xff, (byte) 0xd8, 0, 0});

    EvaluationReport report = evaluate();

    assertThat(report.image().good()).isEqualTo(1);
    assertThat(report.image().defect()).isEqualTo(3);
    assertThat(report.pixel()).hasValueSatisfying(p -> assertThat(p.ap()).isEqualTo(1));
    assertThat(report.problems())
        .extracting(PictureProblem::kind)
        .containsExactlyInAnyOrder(
            PictureProblem.Kind.UNREADABLE,
            PictureProblem.Kind.WRONG_SIZE_MASK,
            PictureProblem.Kind.UNREADABLE_MASK,
            PictureProblem.Kind.UNREADABLE);
    assertThat(report.problems())
        .allSatisfy(p -> assertThat(p.line()).contains(p.file().toString()));
  }

  @Test
  void countsPerRegionWhatDidNotCount() throws Exception {
    picture("test/good/a.png", 40, 24, false);
    picture("test/pit/b.png", 40, 24, true);
    picture("masks/test/pit/b.png", 40, 24, true);
    picture("test/pit/c.png", 40, 24, true);
    picture("test/good/other-size.png", 48, 24, false);
    Path mask = root.resolve("mask.png");
    try (Picture picture = TestPictures.grey(40, 24, (x, y) -> x > 36 && y > 20 ? 255 : 0)) {
      Files.write(mask, picture.encodePng());
    }

    Evaluation.InRegions measured;
    try (DefectDetector detector =
        DefectDetector.open(ModelPackage.load(FixturePackage.committed()), Provider.CPU, 1)) {
      measured =
          Evaluation.inRegions(
              detector, DataSet.open(root).pictures(Split.TEST), RegionFile.read(mask));
    }

    assertThat(measured.suppressedFindings()).containsExactly(entry(RegionSet.MASK, 2));
    assertThat(measured.defectsOutside()).isEqualTo(1);
    assertThat(measured.report().image().good()).isEqualTo(1);
    assertThat(measured.report().image().defect()).isEqualTo(1);
    assertThat(measured.report().pictures()).extracting(ScoredPicture::score).containsOnly(0f);
    assertThat(measured.report().problems())
        .extracting(PictureProblem::line)
        .singleElement()
        .asString()
        .contains("other-size.png", "region mask is for pictures of 40x24, this one has 48x24");
  }

  @Test
  void measuresOnePictureAlone() throws Exception {
    picture("test/good/a.png", 40, 24, false);

    EvaluationReport report = evaluate();

    assertThat(report.image().overkillRate()).isZero();
    assertThat(report.image().auroc()).isNaN();
    assertThat(report.millis(0.5)).isPositive();
    assertThat(report.gaps()).hasSize(2);
  }

  @Test
  void takesGreyAndColourPicturesTogether() throws Exception {
    picture("test/good/a.png", 40, 24, false);
    try (Picture colour = TestPictures.colour(40, 24, 255, 255, 255)) {
      write("test/pit/b.png", colour.encodePng());
    }

    assertThat(evaluate().image().auroc()).isEqualTo(1);
  }

  @Test
  void findsPicturesThatWereLearnedFrom() throws Exception {
    picture("train/good/first.png", 40, 24, true);
    picture("train/good/other.png", 24, 40, true);
    write("train/good/broken.png", new byte[] {9});
    picture("test/good/again.png", 40, 24, true);
    try (Picture grey = TestPictures.grey(40, 24, (x, y) -> 90);
        Picture colour = TestPictures.colour(40, 24, 90, 90, 90)) {
      write("train/good/grey.png", grey.encodePng());
      write("test/pit/in-colour.png", colour.encodePng());
    }
    picture("test/good/new.png", 40, 24, false);
    DataSet set = DataSet.open(root);

    DuplicatePictures found =
        DuplicatePictures.find(set.pictures(Split.TRAIN), set.pictures(Split.TEST));

    assertThat(found.pairs())
        .extracting(pair -> name(pair.test()) + " = " + name(pair.train()))
        .containsExactly("again.png = first.png", "in-colour.png = grey.png");
    assertThat(found.problems()).hasSize(1);
    assertThat(found.compared()).isEqualTo(3);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private EvaluationReport evaluate() throws Exception {
    List<LabelledPicture> pictures = DataSet.open(root).pictures(Split.TEST);
    ModelPackage model = ModelPackage.load(FixturePackage.committed());
    try (DefectDetector detector = DefectDetector.open(model, Provider.CPU, 1)) {
      return Evaluation.of(detector, pictures);
    }
  }

  private void picture(String path, int width, int height, boolean hasBlock) throws IOException {
    try (Picture picture =
        TestPictures.grey(
            width, height, (x, y) -> hasBlock && x >= 8 && x < 16 && y >= 8 && y < 16 ? 255 : 0)) {
      write(path, picture.encodePng());
    }
  }

  private void write(String path, byte[] bytes) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(requireNonNull(file.getParent()));
    Files.write(file, bytes);
  }
}
