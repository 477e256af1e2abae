package lineside.training.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lineside.vision.detect.DefectDetector;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.frame.UndecodablePictureException;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model in the tree against itself with other thresholds, on its own golden pictures. */
class ReplayTest {
  private static final Path SAMPLE = Path.of("../sample-footage/models/small");

  @TempDir private Path directory;
  private Path pictures;

  @BeforeEach
  void collectPictures() throws IOException {
    pictures = Files.createDirectories(directory.resolve("pictures"));
    Files.copy(SAMPLE.resolve("golden/00.png"), pictures.resolve("defect.png"));
    Files.copy(SAMPLE.resolve("golden/06.png"), pictures.resolve("good.png"));
  }

  @Test
  void paintsWhatFlipsAndCountsTheRest() throws Exception {
    ReplayResult result = replay(variant(0.005f), 10);

    assertThat(result.comparisons()).hasSize(2);
    assertThat(result.comparisons().get(0).isFlip()).isFalse();
    assertThat(result.comparisons().get(1).transition().label()).isEqualTo("OK->NOT_OK");
    assertThat(result.shown()).hasSize(1);
    assertThat(result.shown().get(0).panels())
        .extracting(ShownFlip.Panel::caption)
        .containsExactly("whole picture", "place", "baseline", "candidate");
    for (ShownFlip.Panel panel : result.shown().get(0).panels()) {
      assertThat(decoded(panel.jpeg())).isLessThanOrEqualTo(288);
    }
  }

  @Test
  void findsNothingToReportBetweenAPackageAndItself() throws Exception {
    ReplayResult result = replay(SAMPLE, 10);

    assertThat(result.comparisons()).hasSize(2).noneMatch(Comparison::isFlip);
    assertThat(result.comparisons()).allMatch(c -> c.baseline().score() == c.candidate().score());
  }

  @Test
  void namesDamagedPicturesAndGoesOn() throws Exception {
    Files.write(pictures.resolve("a-torn.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    Files.write(pictures.resolve("b-empty.jpg"), new byte[0]);

    ReplayResult result = replay(SAMPLE, 10);

    assertThat(result.damaged())
        .extracting(Damaged::name)
        .containsExactly("a-torn.png", "b-empty.jpg");
    assertThat(result.comparisons()).hasSize(2);
  }

  @Test
  void judgesPicturesOfAnotherChannelCount() throws Exception {
    Files.delete(pictures.resolve("defect.png"));
    try (Picture grey = picture(pictures.resolve("good.png"));
        Mat colour = new Mat()) {
      opencv_imgproc.cvtColor(grey.mat(), colour, opencv_imgproc.COLOR_GRAY2BGR);
      try (Picture picture = new Picture(colour.clone())) {
        Files.write(pictures.resolve("good-in-colour.png"), picture.encodePng());
      }
    }

    ReplayResult result = replay(variant(0.005f), 10);

    assertThat(result.comparisons()).hasSize(2).allMatch(Comparison::isFlip);
    assertThat(result.comparisons().get(0).candidate().score())
        .isEqualTo(result.comparisons().get(1).candidate().score());
    assertThat(result.shown()).hasSize(2);
  }

  @Test
  void stopsAtItsBound() throws Exception {
    assertThat(replay(SAMPLE, 1).comparisons()).hasSize(1);
  }

  private ReplayResult replay(Path candidate, long mostPictures) throws Exception {
    List<Long> progress = new ArrayList<>();
    try (DefectDetector before = open(SAMPLE);
        DefectDetector after = open(candidate);
        FolderFrames frames = FolderFrames.open(pictures, Set.of())) {
      ReplayResult result =
          new Replay(before, after, new ReplayConfig(mostPictures, 5), System::nanoTime)
              .run(frames, progress::add);
      assertThat(progress).hasSize(result.comparisons().size() + result.damaged().size());
      return result;
    }
  }

  private static DefectDetector open(Path model) throws Exception {
    return DefectDetector.open(ModelPackage.load(model), Provider.CPU, 1);
  }

  /** The same weights with other thresholds. */
  private Path variant(float notOk) throws IOException {
    Path variant = directory.resolve("variant");
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, variant.resolve(SAMPLE.relativize(file).toString()));
      }
    }
    Path card = variant.resolve(ModelPackage.CARD_FILE);
    String text =
        Files.readString(card)
            .replaceFirst("\"notOk\" : [0-9.]+", "\"notOk\" : " + notOk)
            .replaceFirst("\"undecidableFrom\" : [0-9.]+", "\"undecidableFrom\" : " + notOk);
    Files.writeString(card, text);
    return variant;
  }

  private static int decoded(byte[] jpeg) throws UndecodablePictureException {
    try (Picture picture = new PictureDecoder(1 << 20).decode(ByteBuffer.wrap(jpeg))) {
      return Math.max(picture.widthPx(), picture.heightPx());
    }
  }

  private static Picture picture(Path file) throws IOException, UndecodablePictureException {
    return new PictureDecoder(1 << 20).decode(ByteBuffer.wrap(Files.readAllBytes(file)));
  }
}
