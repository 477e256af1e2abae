package lineside.analyzer.crop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lineside.vision.detect.DefectDetector;
import lineside.vision.evidence.DirectoryEvidenceStore;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CropReaderTest {
  @TempDir private Path directory;
  private DirectoryEvidenceStore store;
  private CropReader reader;
  private String model;

  @BeforeEach
  void open() throws Exception {
    store = new DirectoryEvidenceStore(directory);
    ModelPackage loaded = ModelPackage.load(GoldenCrops.PACKAGE);
    model = loaded.sha256();
    reader = new CropReader(DefectDetector.open(loaded, Provider.CPU, 1), store, () -> 0);
  }

  @AfterEach
  void close() {
    reader.close();
  }

  @Test
  void judgesTypesAndEmbedsACrop() throws Exception {
    String crop = store.put(GoldenCrops.pictures(1).get(0));

    ReadCrops read = reader.read(List.of(crop));

    CropReading reading = read.readings().get(0);
    assertThat(reading.cropSha256()).isEqualTo(crop);
    assertThat(reading.modelSha256()).isEqualTo(model);
    assertThat(reading.judgement().score()).isBetween(0f, 1f);
    assertThat(reading.embedding()).hasSizeGreaterThan(20);
    assertThat(reading.shape()).hasSize(15);
  }

  @Test
  void readsTheSameTwice() throws Exception {
    String crop = store.put(GoldenCrops.pictures(1).get(0));

    ReadCrops read = reader.read(List.of(crop, crop));

    assertThat(read.readings().get(1).embedding()).isEqualTo(read.readings().get(0).embedding());
  }

  @Test
  void refusesEachBadCropAndReadsTheOthers() throws Exception {
    String good = store.put(GoldenCrops.pictures(1).get(0));
    String noPicture = store.put(new byte[] {1, 2, 3});
    String missing = "ef".repeat(32);
    String exchanged = store.put(GoldenCrops.pictures(2).get(1));
    Files.write(Path.of(store.uriOf(exchanged)), GoldenCrops.pictures(1).get(0));

    ReadCrops read = reader.read(List.of(noPicture, missing, exchanged, "../etc/passwd", good));

    assertThat(read.readings()).extracting(CropReading::cropSha256).containsExactly(good);
    assertThat(read.refused())
        .extracting(RefusedCrop::reason)
        .containsExactly(
            RefusedCrop.Reason.UNDECODABLE,
            RefusedCrop.Reason.MISSING,
            RefusedCrop.Reason.WRONG_HASH,
            RefusedCrop.Reason.BAD_NAME);
    assertThat(read.refused().get(1).detail()).contains("not in the evidence store", missing);
    assertThat(read.refused().get(2).detail()).contains(good);
  }
}
