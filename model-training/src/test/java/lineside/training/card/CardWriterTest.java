package lineside.training.card;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lineside.training.chart.LineChart;
import lineside.vision.dataset.LabelledPicture;
import lineside.vision.dataset.Visibility;
import lineside.vision.detect.DefectDetector;
import lineside.vision.frame.Picture;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardWriterTest {
  private static final Path SAMPLE = Path.of("../sample-footage/models/small");
  private static final int SIDE_PX = 64;

  @TempDir Path root;

  @Test
  void writesAPageThatNeedsNothingAndLeavesTheModelAsItIs() throws Exception {
    ModelPackage model = copyOfSample();
    List<LabelledPicture> pictures = pictures();
    CardFacts.Builder facts =
        CardFacts.of("Finds <scratches> on brackets.")
            .data(DataFacts.of("test half", pictures))
            .choice("tile", "192 px", "the widest defect has 31 px")
            .curve(
                LineChart.of(
                    "Loss",
                    "step",
                    "loss",
                    List.of(
                        new LineChart.Series(
                            "loss", new double[] {0, 10, 20}, new double[] {1, 0.5, 0.2}))))
            .limit("Not tested under daylight.");
    try (DefectDetector detector = DefectDetector.open(model, Provider.CPU, 1)) {
      facts.evaluation(CardEvaluation.of(detector, "Test half", pictures, Duration.ofMinutes(1)));
    }

    Path card = CardWriter.write(model, facts.build());

    assertThat(card.resolve("index.html"))
        .content()
        .contains(
            "lineside-small",
            "Finds &lt;scratches&gt; on brackets.",
            "Not tested under daylight.",
            "the widest defect has 31 px",
            "2 pictures, 1 with a mask",
            "data:image/jpeg;base64,",
            "<svg",
            "scratch/b.png: ",
            "too few to say much of: scratch (1)",
            "Apache-2.0")
        .doesNotContain("<script", "src=\"http", "href=\"http", "{{", root.toString());
    assertThat(card.resolve("card.md"))
        .content()
        .contains("Finds <scratches> on brackets.", "| scratch |")
        .doesNotContain("{{", root.toString());
    assertThat(linked(card)).isNotEmpty().allSatisfy(file -> assertThat(file).isNotEmptyFile());
    assertThat(ModelPackage.load(model.directory()).sha256()).isEqualTo(model.sha256());
  }

  @Test
  void replacesAnEarlierCardAndSaysWhatIsNotKnown() throws Exception {
    ModelPackage model = copyOfSample();
    Files.createDirectories(model.directory().resolve("card"));
    Files.writeString(model.directory().resolve("card/old.txt"), "old");

    CardWriter.write(model, CardFacts.of("Nobody measured it.").build());

    assertThat(model.directory().resolve("card/old.txt")).doesNotExist();
    assertThat(model.directory().resolve("card/index.html"))
        .content()
        .contains("it was measured on no picture");
    try (Stream<Path> left = Files.list(model.directory())) {
      assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith(".card"));
    }
  }

  @Test
  void takesTheSameShareOfEveryLabelWhenTimeIsShort() {
    List<LabelledPicture> pictures = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      pictures.add(labelled(Path.of("good" + i), "good"));
      if (i % 10 == 0) {
        pictures.add(labelled(Path.of("pit" + i), "pit"));
      }
    }

    List<LabelledPicture> some = CardEvaluation.everyFew(pictures, 22);

    assertThat(some).hasSize(22).doesNotHaveDuplicates();
    assertThat(some).filteredOn(LabelledPicture::isGood).hasSize(20);
  }

  @Test
  void contentHashDependsOnContentNotOnNames() throws IOException {
    Path one = Files.writeString(root.resolve("one"), "1");
    Path two = Files.writeString(root.resolve("two"), "2");
    Path again = Files.writeString(root.resolve("another"), "1");

    assertThat(DataFacts.contentHash(List.of(one, two)))
        .isEqualTo(DataFacts.contentHash(List.of(two, again)))
        .isNotEqualTo(DataFacts.contentHash(List.of(one, again)));
  }

  private static List<Path> linked(Path card) throws IOException {
    return Files.readAllLines(card.resolve("card.md")).stream()
        .filter(line -> line.startsWith("!["))
        .map(line -> card.resolve(line.substring(line.lastIndexOf('(') + 1, line.length() - 1)))
        .toList();
  }

  private List<LabelledPicture> pictures() throws IOException {
    Path mask = write("masks/scratch/b.png", 200);
    LabelledPicture scratch =
        new LabelledPicture(
            write("scratch/b.png", 3), "scratch", mask, null, Visibility.VISIBLE, null);
    return List.of(labelled(write("good/a.png", 2), "good"), scratch);
  }

  private static LabelledPicture labelled(Path file, String label) {
    return new LabelledPicture(file, label, null, null, Visibility.VISIBLE, null);
  }

  private Path write(String name, int seed) throws IOException {
    Random random = new Random(seed);
    byte[] pixels = new byte[SIDE_PX * SIDE_PX];
    random.nextBytes(pixels);
    Mat mat = new Mat(SIDE_PX, SIDE_PX, opencv_core.CV_8UC1);
    mat.data().put(pixels);
    Path file = root.resolve(name);
    Files.createDirectories(requireNonNull(file.getParent()));
    try (Picture picture = new Picture(mat)) {
      return Files.write(file, picture.encodePng());
    }
  }

  private ModelPackage copyOfSample() throws Exception {
    Path copy = root.resolve("model");
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(SAMPLE.relativize(file));
        Files.createDirectories(requireNonNull(target.getParent()));
        Files.copy(file, target);
      }
    }
    return ModelPackage.load(copy);
  }
}
