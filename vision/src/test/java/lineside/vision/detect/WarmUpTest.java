package lineside.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import lineside.vision.frame.Picture;
import lineside.vision.frame.TestPictures;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
  @TempDir private Path cache;

  @Test
  void measuresOnceForAMachineAndAPackage() throws Exception {
    AtomicLong looks = new AtomicLong();
    BatchTimes times = new BatchTimes(cache, looks::incrementAndGet);
    warmed(times);
    long first = looks.get();
    warmed(times);

    assertThat(first).isPositive();
    assertThat(looks.get()).isEqualTo(first);
    assertThat(files()).isEqualTo(1);
  }

  @Test
  void measuresAgainWhereTheFileIsDamaged() throws Exception {
    AtomicLong looks = new AtomicLong();
    BatchTimes times = new BatchTimes(cache, looks::incrementAndGet);
    warmed(times);
    long first = looks.get();
    try (Stream<Path> files = Files.list(cache)) {
      Files.writeString(files.findFirst().orElseThrow(), "{");
    }
    warmed(times);

    assertThat(looks.get()).isEqualTo(2 * first);
  }

  @Test
  void findsTheLargestBatchBestWhereEveryRunTakesTheSame() throws Exception {
    AtomicLong clock = new AtomicLong();

    // Every run takes one tick, however many pictures are in it: eight at once are the best.
    assertThat(warmed(new BatchTimes(cache, clock::incrementAndGet))).isEqualTo(8);
  }

  @Test
  void answersAsBeforeWhenItIsWarm() throws Exception {
    try (DefectDetector detector = open();
        Picture picture = TestPictures.grey(32, 32, (x, y) -> 10 * x % 256)) {
      Detection cold = detector.detect(List.of(picture)).get(0);
      detector.warm(new BatchTimes(cache, System::nanoTime));
      Detection warm = detector.detect(List.of(picture, picture, picture)).get(2);

      assertThat(warm.score()).isEqualTo(cold.score());
      assertThat(warm.regions()).isEqualTo(cold.regions());
    }
  }

  private static int warmed(BatchTimes times) throws Exception {
    try (DefectDetector detector = open()) {
      detector.warm(times);
      return detector.plateauBatch();
    }
  }

  private static DefectDetector open() throws Exception {
    return DefectDetector.open(
        ModelPackage.load(Path.of("src/test/resources/fixture-package")), Provider.CPU, 1);
  }

  private long files() throws Exception {
    try (Stream<Path> files = Files.list(cache)) {
      return files.count();
    }
  }
}
