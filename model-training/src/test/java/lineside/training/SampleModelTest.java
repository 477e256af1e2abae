package lineside.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import lineside.vision.detect.DefectDetector;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.junit.jupiter.api.Test;

/** The model in the tree is the one its card describes, and works here. */
class SampleModelTest {
  private static final Path SAMPLE = Path.of("../sample-footage/models/small");
  private static final long MOST_BYTES = 2_000_000;

  @Test
  void qualifiesOnThisMachine() throws Exception {
    ModelPackage model = ModelPackage.load(SAMPLE);

    assertThat(model.card().golden()).hasSize(model.classes().size() + 1);
    try (DefectDetector detector = DefectDetector.open(model, Provider.CPU, 1)) {
      detector.qualify();
    }
  }

  @Test
  void staysSmallAndSaysWhereItComesFrom() throws Exception {
    ModelPackage model = ModelPackage.load(SAMPLE);

    assertThat(bytes()).isLessThan(MOST_BYTES);
    assertThat(model.card().provenance().get("licence").asText()).isEqualTo("Apache-2.0");
    assertThat(model.card().provenance().get("data").asText()).contains("seed");
  }

  private static long bytes() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLE)) {
      long sum = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }
}
