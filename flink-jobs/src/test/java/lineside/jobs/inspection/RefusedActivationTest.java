package lineside.jobs.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import lineside.schemas.record.ViewVerdict;
import lineside.vision.detect.GoldenResult;
import lineside.vision.detect.QualificationException;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The inspection operator opens its model as a job does: a package whose description is sound, but
 * which does not see what it saw when it was trained, never judges a view.
 */
class RefusedActivationTest {
  private static final Path SMALL = Path.of("..", "sample-footage", "models", "small");
  private static final String CARD = "model.json";

  @TempDir private Path directory;

  @BeforeEach
  void copyModel() throws IOException {
    try (Stream<Path> files = Files.walk(SMALL)) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve("package").resolve(SMALL.relativize(file).toString()));
      }
    }
  }

  @Test
  void opensThePackageAsItIs() throws Exception {
    try (InspectionHarness inspection = open()) {
      inspection.take(TestFrames.top(3, 0));

      assertThat(inspection.views())
          .extracting(ViewVerdict::getModelSha256)
          .containsExactly(ModelPackage.load(SMALL).sha256());
    }
  }

  @Test
  void refusesAPackageWithOtherGoldenScoresAndSaysByHowMuchAndWhere() throws Exception {
    ObjectNode card = card();
    ((ObjectNode) card.withArray("golden").get(3)).put("score", 0.75);
    write(card);

    QualificationException refused = catchThrowableOfType(QualificationException.class, this::open);

    assertThat(refused)
        .hasMessageContaining("qualification failed: ")
        .hasMessageContaining(directory.resolve("package/golden/03.png") + " scores 1.00000 on cpu")
        .hasMessageContaining("expected 0.75000 within 0.02000: 0.25000 off")
        .hasMessageContaining("model " + ModelPackage.load(directory.resolve("package")).sha256());
    // Alone and in a full batch.
    assertThat(refused.results())
        .filteredOn(result -> !result.isReproduced())
        .extracting(GoldenResult::file)
        .containsExactly("golden/03.png", "golden/03.png");
  }

  @Test
  void refusesDamagedWeightsWhoseHashWasMadeToFit() throws Exception {
    Path weights = directory.resolve("package/model.onnx");
    byte[] bytes = Files.readAllBytes(weights);
    // In the middle of a large kernel: weights of 0 are weights, no reader can see that.
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 40_000, (byte) 0);
    Files.write(weights, bytes);
    ObjectNode card = card();
    card.put(
        "onnxSha256", HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    write(card);

    QualificationException refused = catchThrowableOfType(QualificationException.class, this::open);

    GoldenResult worst =
        refused.results().stream()
            .max((a, b) -> Double.compare(a.difference(), b.difference()))
            .orElseThrow();
    assertThat(worst.difference()).isGreaterThan(0.02);
    assertThat(refused).hasMessageContaining("%.5f off".formatted(worst.difference()));
  }

  @Test
  void refusesDamagedWeightsByTheirHashFirst() throws Exception {
    Path weights = directory.resolve("package/model.onnx");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length / 2] ^= 1;
    Files.write(weights, bytes);

    assertThatThrownBy(this::open).hasMessageContaining(weights.toString());
  }

  private InspectionHarness open() throws Exception {
    return new InspectionHarness(
        new PackagedModel(directory.resolve("package").toString(), Provider.CPU, 1),
        TestFrames.bracket());
  }

  private ObjectNode card() throws IOException {
    return (ObjectNode)
        new ObjectMapper().readTree(directory.resolve("package").resolve(CARD).toFile());
  }

  private void write(ObjectNode card) throws IOException {
    Files.writeString(directory.resolve("package").resolve(CARD), card.toString());
  }
}
