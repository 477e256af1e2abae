package lineside.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.narrate.Facts;
import lineside.analyzer.narrate.Narration;
import lineside.analyzer.narrate.Sentence;
import lineside.analyzer.simulation.ArchiveFiles;
import lineside.analyzer.simulation.FakePictures;
import lineside.analyzer.simulation.Scenarios;
import lineside.analyzer.simulation.SimulatedArchive;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.Pattern;
import lineside.vision.evidence.DirectoryEvidenceStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysisTest {
  private static final Instant REPORT_AT = Instant.parse("2026-03-02T07:00:00Z");

  /** Set to a folder to look at the report of a simulated run. */
  private static final String KEEP = System.getProperty("report.keep", "");

  @Test
  void reportsTheCausesOfASimulatedRunInOnePage(@TempDir Path temporary) throws IOException {
    Path folder = KEEP.isEmpty() ? temporary : Path.of(KEEP);
    Path evidence = folder.resolve("evidence");
    SimulatedArchive archive =
        SimulatedArchive.of(
            3, 900, Scenarios.demo(), new FakePictures(new DirectoryEvidenceStore(evidence)));
    List<InspectionRow> rows = archive.rows();
    ArchiveFiles.write(folder.resolve("archive/2026-03-02/part-0.avro"), rows.subList(0, 1000));
    ArchiveFiles.write(
        folder.resolve("archive/2026-03-02/part-1.avro"), rows.subList(1000, rows.size()));
    Files.writeString(folder.resolve("archive/2026-03-02/part-2.avro"), "no container");

    AnalysisResult result =
        Analysis.run(
            new AnalyzeConfig(
                folder.resolve("archive"),
                evidence,
                folder.resolve("report"),
                "report-1",
                REPORT_AT));

    String page = Files.readString(result.report());
    assertThat(result.patterns())
        .extracting(Pattern::getFactorValue)
        .contains("5", "T2", "L-04")
        .hasSize(5);
    assertThat(result.inspections()).isEqualTo(1800);
    assertThat(result.damagedFiles()).isEqualTo(1);
    assertThat(page).contains("2026-03-02/part-2.avro").contains("data:image/png;base64,");
    assertThat(Files.size(result.report())).isLessThan(8L << 20);
    assertThat(page.replaceAll("data:[^\"]*", "")).doesNotContain("src=\"http", "href=\"http");
  }

  @Test
  void marksWhatALanguageModelWroteAndTakesItAsTextAlone(@TempDir Path folder) throws IOException {
    ArchiveFiles.write(
        folder.resolve("archive/part-0.avro"),
        SimulatedArchive.of(3, 900, Scenarios.demo()).rows());
    List<Facts> told = new ArrayList<>();

    AnalysisResult result =
        Analysis.run(
            new AnalyzeConfig(
                folder.resolve("archive"),
                folder.resolve("evidence"),
                folder.resolve("report"),
                "report-1",
                REPORT_AT),
            facts -> {
              told.add(facts);
              return new Narration(
                  List.of(new Sentence("Look at <b>pallet 5</b>.", List.of(1))), "a-model", "");
            });

    assertThat(told).hasSize(1);
    assertThat(told.get(0).patterns()).hasSameSizeAs(result.patterns());
    assertThat(told.get(0).patterns().get(0).lines()).contains(result.patterns().get(0).getTitle());
    assertThat(Files.readString(result.report()))
        .contains("Look at &lt;b&gt;pallet 5&lt;/b&gt;.")
        .contains("Written by the language model a-model");
  }
}
