package lineside.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lineside.analyzer.simulation.ArchiveFiles;
import lineside.analyzer.simulation.PlantedCause;
import lineside.analyzer.simulation.SimulatedArchive;
import lineside.schemas.record.CourseTrend;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.Pattern;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Archives as they should not be: a report that says so, never a pattern out of nothing. */
class BadInputIT {
  private static final PlantedCause PALLET =
      new PlantedCause(FactorKind.PALLET, "palletId", "5", "line-a", "a1", "scratch", 0.4, false);

  @TempDir Path folder;

  @Test
  void saysThatAnArchiveIsEmpty() throws IOException {
    Files.createDirectories(folder.resolve("archive"));

    assertThat(patterns()).isEmpty();
    assertThat(page()).contains("there is nothing to report");
    assertThat(folder.resolve("out/report.pdf")).isNotEmptyFile();
  }

  @Test
  void makesNoPatternOfOneCrop() throws IOException {
    List<InspectionRow> rows = SimulatedArchive.of(3, 60, List.of(PALLET)).rows();
    InspectionRow one =
        rows.stream()
            .filter(row -> row.getVerdict().getResultEvaluation() == ResultEvaluation.NOT_OK)
            .findFirst()
            .orElseThrow();
    write(List.of(one));

    assertThat(patterns()).isEmpty();
    assertThat(page()).contains("No factor stands out").contains("too few to test");
  }

  @Test
  void makesNoPatternOfPartsThatAreAllAlike() throws IOException {
    List<InspectionRow> rows = SimulatedArchive.of(4, 200, List.of()).rows();
    InspectionRow bad =
        SimulatedArchive.of(3, 60, List.of(PALLET)).rows().stream()
            .filter(row -> row.getVerdict().getLineId().equals("line-a"))
            .filter(row -> row.getVerdict().getResultEvaluation() == ResultEvaluation.NOT_OK)
            .findFirst()
            .orElseThrow();
    rows.forEach(
        row -> {
          row.getVerdict().setLineId("line-a");
          row.getVerdict().setContext(bad.getVerdict().getContext());
          row.getVerdict().setProcessReadings(bad.getVerdict().getProcessReadings());
          row.getVerdict().setResultEvaluation(ResultEvaluation.NOT_OK);
          row.getVerdict().setViews(bad.getVerdict().getViews());
        });
    write(rows);

    assertThat(patterns()).isEmpty();
    assertThat(page()).contains("No factor stands out");
  }

  @Test
  void makesNoPatternOfAFactorWithAThousandValues() throws IOException {
    Random random = new Random(8);
    List<InspectionRow> rows = SimulatedArchive.of(5, 1500, List.of()).rows();
    rows.forEach(
        row ->
            row.getVerdict()
                .getContext()
                .setAttributes(Map.of("operator", "O-" + random.nextInt(1000))));
    write(rows);

    assertThat(patterns()).isEmpty();
  }

  @Test
  void namesTheCauseAlthoughHalfOfThePartsHaveNoContext() throws IOException {
    Random random = new Random(9);
    List<InspectionRow> rows = SimulatedArchive.of(6, 900, List.of(PALLET)).rows();
    rows.forEach(
        row -> {
          if (random.nextBoolean()) {
            row.getVerdict().setContext(null);
          }
        });
    write(rows);

    List<Pattern> patterns = patterns();

    // Pallets take turns: of parts without context it is seen that it is every eighth.
    assertThat(patterns)
        .filteredOn(pattern -> pattern.getFactorKind() != FactorKind.EVERY_NTH)
        .extracting(Pattern::getFactorValue)
        .containsExactly("5");
    assertThat(page()).contains("have no context");
  }

  @Test
  void makesNoPatternOfContextThatIsMissingMoreOftenOnBadParts() throws IOException {
    Random random = new Random(10);
    List<InspectionRow> rows = SimulatedArchive.of(7, 900, List.of()).rows();
    rows.forEach(
        row -> {
          boolean isBad = row.getVerdict().getResultEvaluation() == ResultEvaluation.NOT_OK;
          if (random.nextInt(10) < (isBad ? 9 : 3)) {
            row.getVerdict().setContext(null);
          }
        });
    write(rows);

    assertThat(patterns()).isEmpty();
  }

  @Test
  void saysNothingOfTimeWhenClocksDisagree() throws IOException {
    Random random = new Random(11);
    List<InspectionRow> rows = SimulatedArchive.of(8, 900, List.of(PALLET)).rows();
    rows.forEach(
        row -> {
          Instant wrong =
              row.getVerdict().getFirstTriggeredAt().plusSeconds(random.nextInt(7200) - 3600L);
          row.getVerdict().setFirstTriggeredAt(wrong);
          row.getVerdict().getViews().forEach(view -> view.setTriggeredAt(wrong));
        });
    write(rows);

    List<Pattern> patterns = patterns();

    assertThat(patterns).extracting(Pattern::getFactorKind).containsExactly(FactorKind.PALLET);
    assertThat(patterns).extracting(Pattern::getTrend).containsExactly(CourseTrend.STEADY);
    assertThat(page()).contains("the clocks of line-a disagree").contains("Its clocks disagree");
  }

  @Test
  void saysWhichFileItCouldNotRead() throws IOException {
    List<InspectionRow> rows = SimulatedArchive.of(9, 300, List.of()).rows();
    Path good = write(rows.subList(0, 400));
    Files.write(folder.resolve("archive/torn.avro"), Arrays.copyOf(Files.readAllBytes(good), 5000));

    assertThat(patterns()).isEmpty();
    assertThat(page()).contains("1 archive file could not be read").contains("torn.avro");
  }

  @Test
  void namesTheModelWhenTheRateChangedWithIt() throws IOException {
    List<InspectionRow> rows = SimulatedArchive.of(10, 900, List.of()).rows();
    judgedByTwoModels(rows);
    write(rows);

    assertThat(patterns()).isEmpty();
    assertThat(page()).contains("2 models judged");
  }

  @Test
  void tellsADetectorThatSeesMoreFromAProcessThatIsWorse() throws IOException {
    List<InspectionRow> rows =
        SimulatedArchive.of(
                11,
                900,
                List.of(
                    new PlantedCause(
                        FactorKind.TOOL, "toolId", "T1", "line-a", "a1", "stain", 0.2, false),
                    new PlantedCause(
                        FactorKind.TOOL, "toolId", "T2", "line-a", "a1", "stain", 0.2, false)))
            .rows();
    List<InspectionRow> few = new ArrayList<>(rows);
    judgedByTwoModels(few);
    // What the first model does not see.
    few.subList(0, few.size() / 2)
        .forEach(
            row ->
                row.getVerdict()
                    .getViews()
                    .forEach(
                        view -> {
                          if (view.getResultEvaluation() == ResultEvaluation.NOT_OK) {
                            view.setResultEvaluation(ResultEvaluation.OK);
                            view.setFindings(List.of());
                          }
                        }));
    write(few);

    assertThat(patterns())
        .isNotEmpty()
        .allSatisfy(pattern -> assertThat(pattern.getFactorKind()).isEqualTo(FactorKind.MODEL));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesTheLastReportWholeWhenTheDiskIsFull() throws IOException {
    write(SimulatedArchive.of(12, 100, List.of()).rows());
    run("first");
    String before = page();
    Files.createSymbolicLink(folder.resolve("out/.report.pdf.part"), Path.of("/dev/full"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> run("second"))
        .withMessageContaining("report not written")
        .withMessageContaining("No space left on device");
    assertThat(folder.resolve("out/report.pdf")).isNotEmptyFile();
    assertThat(
            new ObjectMapper()
                .readTree(folder.resolve("out/patterns.json").toFile())
                .path("reportId")
                .asText())
        .isEqualTo("first");
    assertThat(before).contains("first");
  }

  private static void judgedByTwoModels(List<InspectionRow> rows) {
    for (int i = 0; i < rows.size(); i++) {
      String model = (i < rows.size() / 2 ? "1a" : "2b").repeat(32);
      rows.get(i).getVerdict().getViews().forEach(view -> view.setModelSha256(model));
    }
  }

  private Path write(List<InspectionRow> rows) throws IOException {
    return ArchiveFiles.write(folder.resolve("archive/part-0.avro"), rows);
  }

  private List<Pattern> patterns() throws IOException {
    return run("report-1").patterns();
  }

  private AnalysisResult run(String reportId) throws IOException {
    return Analysis.run(
        new AnalyzeConfig(
            folder.resolve("archive"),
            folder.resolve("evidence"),
            Files.createDirectories(folder.resolve("out")),
            reportId,
            Instant.parse("2026-03-02T07:00:00Z")));
  }

  private String page() throws IOException {
    return Files.readString(folder.resolve("out/index.html"));
  }
}
