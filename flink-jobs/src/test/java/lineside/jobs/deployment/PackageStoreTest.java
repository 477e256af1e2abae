package lineside.jobs.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import lineside.vision.model.ModelPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the sample model of this repository. */
class PackageStoreTest {
  private static final Path SMALL = Path.of("..", "sample-footage", "models", "small");

  @TempDir Path dir;

  @Test
  void givesBackAPackageByItsHashWholeAndVerified() throws Exception {
    ModelPackage model = ModelPackage.load(SMALL);
    PackageStore store = new PackageStore(dir.resolve("store"));

    store.add(model);
    store.add(model);

    assertThat(store.list()).containsExactly(model.sha256());
    assertThat(ModelPackage.load(store.find(model.sha256())).sha256()).isEqualTo(model.sha256());
    try (Stream<Path> entries = Files.list(dir.resolve("store"))) {
      assertThat(entries).hasSize(1);
    }
  }

  @Test
  void saysWhatIsThereWhenAPackageIsNot() throws Exception {
    ModelPackage model = ModelPackage.load(SMALL);
    PackageStore store = new PackageStore(dir.resolve("store"));
    store.add(model);

    assertThatThrownBy(() -> store.find("ee".repeat(32)))
        .hasMessageContaining(dir.resolve("store").toString())
        .hasMessageContaining("has no package " + "ee".repeat(32) + ", there are 1")
        .hasMessageContaining(model.sha256());
  }

  @Test
  void anEmptyStoreSaysSo() {
    PackageStore store = new PackageStore(dir.resolve("nowhere"));

    assertThatThrownBy(() -> store.find("ee".repeat(32))).hasMessageContaining("there are 0");
  }
}
