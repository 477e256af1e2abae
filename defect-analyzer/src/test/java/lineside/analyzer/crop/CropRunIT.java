package lineside.analyzer.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lineside.analyzer.archive.Period;
import lineside.analyzer.history.History;
import lineside.analyzer.simulation.ArchiveFiles;
import lineside.analyzer.simulation.SimulatedArchive;
import lineside.schemas.record.Finding;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import lineside.vision.evidence.DirectoryEvidenceStore;
import lineside.vision.frame.Picture;
import lineside.vision.frame.PictureDecoder;
import lineside.vision.model.ModelPackage;
import lineside.vision.model.Provider;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real crops, a real model, a Flink of this process. */
class CropRunIT {
  private static final int CROPS = 150;
  @TempDir private Path directory;
  private CropRunConfig config;
  private final List<String> crops = new ArrayList<>();

  @BeforeEach
  void archive() throws Exception {
    Path evidence = directory.resolve("evidence");
    cutCrops(new DirectoryEvidenceStore(evidence));
    ArchiveFiles.write(directory.resolve("archive/part-0.avro"), rows());
    config =
        new CropRunConfig(
            directory.resolve("archive"),
            evidence,
            directory.resolve("history"),
            new CropRunConfig.Model(
                GoldenCrops.PACKAGE.toString(),
                ModelPackage.load(GoldenCrops.PACKAGE).sha256(),
                Provider.CPU,
                1),
            Period.ALL);
  }

  @Test
  void readsEachCropOnce() throws Exception {
    List<CropProgress> told = new ArrayList<>();
    try (History history = History.open(config.history())) {
      CropProgress first = new CropRun(config, history).run(environment(), told::add);
      CropProgress second = new CropRun(config, history).run(environment(), told::add);

      assertThat(first.done()).isEqualTo(CROPS);
      assertThat(first.refused()).isZero();
      assertThat(second.planned()).isZero();
      assertThat(told).contains(CropProgress.of(CROPS, 0), first);
      assertThat(first.modelShare()).isBetween(0.01, 1.0);
      assertThat(history.read(config.model().sha256(), Period.ALL)).hasSize(CROPS);
    }
    assertThat(fileNames()).noneMatch(name -> name.endsWith(".avro"));
  }

  @Test
  void goesOnWhereAKilledRunEnded() throws Exception {
    try (History history = History.open(config.history())) {
      assertThatThrownBy(
              () -> new CropRun(config, history).run(environment(), CropRunIT::dieAfterOneChunk))
          .hasStackTraceContaining("killed");
      Path readings = config.history().resolve("readings").resolve(config.model().sha256());
      Files.writeString(readings.resolve("0.avro"), "cut off");
      List<CropProgress> told = new ArrayList<>();

      CropProgress rest = new CropRun(config, history).run(environment(), told::add);

      assertThat(rest.planned()).isBetween(0L, (long) CROPS - CropPlan.CHUNK);
      assertThat(history.read(config.model().sha256(), Period.ALL)).hasSize(CROPS);
      assertThat(fileNames()).contains("0.avro.damaged");
    }
  }

  @Test
  void failsWhenThePackageIsAnother() throws Exception {
    CropRunConfig other =
        new CropRunConfig(
            config.archive(),
            config.evidence(),
            config.history(),
            new CropRunConfig.Model(
                GoldenCrops.PACKAGE.toString(), "ab".repeat(32), Provider.CPU, 1),
            Period.ALL);
    try (History history = History.open(config.history())) {
      assertThatThrownBy(() -> new CropRun(other, history).run(environment(), progress -> {}))
          .hasStackTraceContaining("the run is about abab");
    }
  }

  @Test
  void countsCropsThatAreMissingAndReadsThemOnceTheyAreThere() throws Exception {
    DirectoryEvidenceStore store = new DirectoryEvidenceStore(config.evidence());
    byte[] lost = store.get(crops.get(7)).orElseThrow();
    Files.delete(Path.of(store.uriOf(crops.get(7))));
    try (History history = History.open(config.history())) {
      CropProgress first = new CropRun(config, history).run(environment(), progress -> {});
      assertThat(history.refused(config.model().sha256()))
          .extracting(RefusedCrop::reason)
          .containsExactly(RefusedCrop.Reason.MISSING);
      store.put(lost);

      CropProgress second = new CropRun(config, history).run(environment(), progress -> {});

      assertThat(first.refused()).isEqualTo(1);
      assertThat(second.planned()).isEqualTo(1);
      assertThat(history.counts(config.model().sha256()).read()).isEqualTo(CROPS);
      assertThat(history.refused(config.model().sha256())).isEmpty();
    }
  }

  private static StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.createLocalEnvironment(1);
  }

  private static void dieAfterOneChunk(CropProgress progress) {
    if (progress.done() > 0) {
      throw new IllegalStateException("killed");
    }
  }

  private List<String> fileNames() throws Exception {
    try (Stream<Path> files = Files.walk(config.history())) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private void cutCrops(DirectoryEvidenceStore store) throws Exception {
    try (PictureDecoder decoder = new PictureDecoder(10_000_000);
        Picture whole = decoder.decode(java.nio.ByteBuffer.wrap(GoldenCrops.pictures(1).get(0)))) {
      for (int i = 0; i < CROPS; i++) {
        int left = i % 15;
        int top = i / 15;
        try (Picture crop = whole.crop(left * 8, top * 8, 64 + i % 15, 64)) {
          crops.add(store.put(crop.encodePng()));
        }
      }
    }
  }

  private List<InspectionRow> rows() {
    List<InspectionRow> rows = new ArrayList<>();
    List<InspectionRow> simulated = SimulatedArchive.of(41, CROPS, List.of()).rows();
    for (int i = 0; i < CROPS; i++) {
      PartVerdict verdict = simulated.get(i).getVerdict();
      ViewVerdict view =
          ViewVerdict.newBuilder(verdict.getViews().get(0))
              .setResultEvaluation(ResultEvaluation.NOT_OK)
              .setFindings(List.of(finding(crops.get(i))))
              .build();
      rows.add(
          new InspectionRow(
              PartVerdict.newBuilder(verdict).setViews(List.of(view)).build(), true, 0, false));
    }
    return rows;
  }

  private static Finding finding(String crop) {
    return Finding.newBuilder()
        .setKind("scratch")
        .setScore(0.9f)
        .setAreaPx(100)
        .setBox(new lineside.schemas.record.Box(1, 2, 20, 12))
        .setCentreX(0.4f)
        .setCentreY(0.6f)
        .setTouchesStart(false)
        .setTouchesEnd(false)
        .setContinuesPrevious(false)
        .setEvidenceSha256(crop)
        .build();
  }
}
