package lineside.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import lineside.vision.model.ModelCard;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.ModelPackageException;
import lineside.vision.model.ModelPackageException.Category;
import lineside.vision.model.Precision;
import lineside.vision.model.Provider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The weights in integers of these packages answer 0.9 of what those in floats answer. */
class PrecisionTest {
  @TempDir Path folder;
  private ModelPackage model;

  @BeforeEach
  void writePackage() throws Exception {
    model =
        FixturePackage.withInt8(
            FixturePackage.write(folder, FixtureModel.plain()), FixtureModel.dimmed(0.9f), 0.9f);
  }

  @Test
  void runsIntegersThatAreATenthFaster() throws Exception {
    try (DefectDetector detector = DefectDetector.open(model, taking(1000, 900))) {
      assertThat(detector.provider()).isEqualTo("cpu-int8");
      assertThat(detector.thresholds()).isEqualTo(new ModelCard.Thresholds(0.7f, 0.4f));
      assertThat(detector.postprocessing()).isEqualTo(new ModelCard.Postprocessing(0.3f, 2));
      assertThat(detector.goldenResults())
          .allSatisfy(
              result -> {
                assertThat(result.expected()).isEqualTo(0.9f);
                assertThat(result.actual()).isCloseTo(0.9f, within(1e-5f));
              });
      assertThatCode(detector::qualify).doesNotThrowAnyException();
    }
  }

  @Test
  void runsFloatsWhereIntegersAreHardlyFaster() throws Exception {
    try (DefectDetector detector = DefectDetector.open(model, taking(1000, 901))) {
      assertThat(detector.provider()).isEqualTo("cpu");
      assertThat(detector.thresholds()).isEqualTo(model.thresholds());
      assertThatCode(detector::qualify).doesNotThrowAnyException();
    }
  }

  @Test
  void runsWhatIsAskedFor() throws Exception {
    try (DefectDetector floats = DefectDetector.open(model, Provider.CPU, 1, Precision.FP32);
        DefectDetector integers = DefectDetector.open(model, Provider.CPU, 1, Precision.INT8)) {
      assertThat(floats.provider()).isEqualTo("cpu");
      assertThat(integers.provider()).isEqualTo("cpu-int8");
    }
  }

  @Test
  void saysThatThereAreNoIntegers() throws Exception {
    ModelPackage plain = FixturePackage.change(model, card -> card.withInt8(null));

    var failure =
        catchThrowableOfType(
            ModelPackageException.class,
            () -> DefectDetector.open(plain, Provider.CPU, 1, Precision.INT8));

    assertThat(failure.category()).isEqualTo(Category.INVALID);
    assertThat(failure).hasMessageContaining("has no weights in integers");
  }

  @Test
  void checksTheHashOfTheIntegers() throws Exception {
    Files.write(folder.resolve("model-int8.onnx"), FixtureModel.dimmed(0.8f));

    assertThatThrownBy(() -> ModelPackage.load(folder))
        .isInstanceOf(ModelPackageException.class)
        .hasMessageContaining("model-int8.onnx has sha-256");
  }

  /** A clock for runs that take so long, in turns. */
  private static LongSupplier taking(long floats, long integers) {
    long[] steps = {0, floats, 0, integers};
    long[] state = {0, 0};
    return () -> state[0] += steps[(int) (state[1]++ % steps.length)];
  }
}
