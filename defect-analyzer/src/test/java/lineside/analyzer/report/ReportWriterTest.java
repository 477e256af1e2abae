package lineside.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lineside.analyzer.Analysis;
import lineside.analyzer.AnalysisResult;
import lineside.analyzer.AnalyzeConfig;
import lineside.analyzer.simulation.ArchiveFiles;
import lineside.analyzer.simulation.PlantedCause;
import lineside.analyzer.simulation.SimulatedArchive;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.InspectionRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  private static final String MARKUP = "\"></script><img src=x onerror=alert(1)>";

  @TempDir Path folder;

  @Test
  void takesNothingOfAMessageForMarkup() throws IOException {
    PlantedCause cause =
        new PlantedCause(
            FactorKind.PALLET, "palletId", "4", "line-a", "a2", "dent" + MARKUP, 0.4, false);
    List<InspectionRow> rows = SimulatedArchive.of(44, 400, List.of(cause)).rows();
    rows.forEach(
        row -> {
          row.getVerdict().setPartId(row.getVerdict().getPartId() + MARKUP);
          row.getVerdict().getContext().setLotId(MARKUP);
          row.getVerdict().setLineId(row.getVerdict().getLineId() + MARKUP);
          row.getVerdict().getViews().forEach(view -> view.setStationId(MARKUP));
        });
    ArchiveFiles.write(folder.resolve("archive/part-0.avro"), rows);

    AnalysisResult result = run("report <b>1</b>");

    String page = Files.readString(result.report());
    assertThat(result.patterns()).isNotEmpty();
    assertThat(page).doesNotContain("<img src=x").doesNotContain("<b>1</b>");
    assertThat(page).contains("&lt;img src");
  }

  @Test
  void sumsTheFindingsThatLayOutsideOfTheInspectedRegions() throws IOException {
    List<InspectionRow> rows = SimulatedArchive.of(46, 20, List.of()).rows();
    rows.get(0).getVerdict().getViews().get(0).setSuppressedFindings(3);
    rows.get(1).getVerdict().getViews().get(0).setSuppressedFindings(1);
    ArchiveFiles.write(folder.resolve("archive/part-0.avro"), rows);

    assertThat(Files.readString(run("regions").report()))
        .contains("4 findings in 2 views did not count");
  }

  @Test
  void saysThatAnEmptyArchiveHoldsNothing() throws IOException {
    AnalysisResult result = run("empty");

    String page = Files.readString(result.report());
    assertThat(result.patterns()).isEmpty();
    assertThat(result.inspections()).isZero();
    assertThat(page).contains("The archive holds no inspections");
    assertThat(json(result).path("patterns")).isEmpty();
  }

  @Test
  void saysThatNothingStandsOutInNoise() throws IOException {
    ArchiveFiles.write(
        folder.resolve("archive/part-0.avro"), SimulatedArchive.of(45, 300, List.of()).rows());

    AnalysisResult result = run("noise");

    assertThat(Files.readString(result.report())).contains("No factor stands out");
  }

  @Test
  void needsNothingBesideThePage() throws IOException {
    ArchiveFiles.write(
        folder.resolve("archive/part-0.avro"), SimulatedArchive.of(46, 50, List.of()).rows());

    String page = Files.readString(run("alone").report());

    Matcher references = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page);
    while (references.find()) {
      assertThat(references.group(1)).matches("(?s)data:.*|#.*");
    }
    assertThat(page).contains("default-src 'none'").doesNotContain("<script");
  }

  @Test
  void writesTheSameReportTwice() throws IOException {
    ArchiveFiles.write(
        folder.resolve("archive/part-0.avro"), SimulatedArchive.of(47, 300, List.of()).rows());

    String first = Files.readString(run("same").report());
    String second = Files.readString(run("same").report());

    assertThat(second).isEqualTo(first);
  }

  private AnalysisResult run(String reportId) throws IOException {
    return Analysis.run(
        new AnalyzeConfig(
            folder.resolve("archive"),
            folder.resolve("evidence"),
            folder.resolve("out/report"),
            reportId,
            Instant.parse("2026-03-02T07:00:00Z")));
  }

  private static JsonNode json(AnalysisResult result) throws IOException {
    return new ObjectMapper().readTree(result.patternsJson().toFile());
  }
}
