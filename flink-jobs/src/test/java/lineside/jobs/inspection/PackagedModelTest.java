package lineside.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lineside.vision.detect.Detection;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import lineside.vision.region.InspectedArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the sample model of this repository. */
class PackagedModelTest {
  private static final Path SMALL = Path.of("..", "sample-footage", "models", "small");

  @Test
  void reproducesTheScoreOfAGoldenSampleUnderItsIdentity() throws Exception {
    ModelPackage model = ModelPackage.load(SMALL);
    ModelCard.GoldenSample golden = model.card().golden().get(0);
    byte[] png = Files.readAllBytes(SMALL.resolve(golden.file()));

    try (FrameJudge judge = opened(SMALL);
        Picture picture = new PictureDecoder(1 << 22).decode(ByteBuffer.wrap(png))) {
      List<Detection> detections = judge.judge(List.of(whole(picture), whole(picture)));

      assertThat(detections).hasSize(2);
      assertThat((double) detections.get(1).score())
          .isCloseTo(golden.score(), within(model.card().goldenTolerance()));
      assertThat(judge.identity())
          .isEqualTo(
              new FrameJudge.Identity(
                  model.sha256(),
                  model.thresholds().notOk(),
                  model.thresholds().undecidableFrom(),
                  "cpu"));
    }
  }

  @Test
  void servesOneSubtaskAfterAnotherHasLetGo() throws Exception {
    try (FrameJudge stays = opened(SMALL);
        Picture picture = TestFrames.picture(new byte[64 * 64], 64, 64)) {
      opened(SMALL).close();

      assertThat(stays.judge(List.of(whole(picture)))).hasSize(1);
    }
  }

  @Test
  void refusesACorruptModelNamingPathAndHash(@TempDir Path dir) throws Exception {
    Path copy = copyOfModel(dir.resolve("package"));
    byte[] onnx = Files.readAllBytes(copy.resolve("model.onnx"));
    onnx[onnx.length / 2] ^= 1;
    Files.write(copy.resolve("model.onnx"), onnx);

    assertThatThrownBy(() -> opened(copy))
        .hasMessageContaining(copy.resolve("model.onnx").toString())
        .hasMessageContaining(ModelPackage.load(SMALL).card().onnxSha256());
  }

  @Test
  void refusesAMissingModelNamingItsPath(@TempDir Path dir) {
    assertThatThrownBy(() -> opened(dir.resolve("nowhere")))
        .hasMessageContaining(dir.resolve("nowhere").toString());
  }

  private static FrameJudge.View whole(Picture picture) {
    return new FrameJudge.View(picture, InspectedArea.WHOLE);
  }

  private static FrameJudge opened(Path directory) throws Exception {
    return new PackagedModel(directory.toString(), Provider.CPU, 1).open();
  }

  private static Path copyOfModel(Path target) throws IOException {
    try (Stream<Path> files = Files.walk(SMALL)) {
      files.forEach(file -> copy(file, target.resolve(SMALL.relativize(file))));
    }
    return target;
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
