package lineside.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lineside.analyzer.simulation.ArchiveFiles;
import lineside.analyzer.simulation.PlantedCause;
import lineside.analyzer.simulation.SimulatedArchive;
import lineside.schemas.record.ComparedState;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.InspectionRow;
import lineside.schemas.record.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports one after the other in one directory. */
class RepeatedRunIT {
  private static final List<String> FILES = List.of("index.html", "report.pdf", "patterns.json");
  private static final PlantedCause PALLET =
      new PlantedCause(FactorKind.PALLET, "palletId", "5", "line-a", "a1", "scratch", 0.3, false);
  private static final PlantedCause TOOL =
      new PlantedCause(FactorKind.TOOL, "toolId", "T2", "line-a", "a2", "stain", 0.15, false);

  @TempDir Path folder;

  @Test
  void writesTheSameBytesAgain() throws IOException {
    write(1, List.of(PALLET));
    run("report-1");
    List<byte[]> first = contents();

    run("report-1");

    assertThat(contents()).usingRecursiveComparison().isEqualTo(first);
  }

  @Test
  void comparesWithTheSameReportWhenItIsRepeated() throws IOException {
    write(1, List.of(PALLET));
    run("report-1");
    write(2, List.of(PALLET, TOOL));
    run("report-2");
    List<byte[]> first = contents();
    // As if killed after some of its files were in place.
    Files.writeString(folder.resolve("out/.index.html.part"), "<html>");
    Files.delete(folder.resolve("out/report.pdf"));

    run("report-2");

    assertThat(contents()).usingRecursiveComparison().isEqualTo(first);
    assertThat(json().path("comparedWith").path("reportId").asText()).isEqualTo("report-1");
  }

  @Test
  void knowsAPatternAgainAndTellsWhichAreNewAndGone() throws IOException {
    write(1, List.of(PALLET));
    String known = run("report-1").patterns().get(0).getPatternId();
    write(2, List.of(PALLET, TOOL));

    AnalysisResult second = run("report-2");

    assertThat(second.patterns())
        .extracting(Pattern::getFactorValue, Pattern::getState)
        .containsExactlyInAnyOrder(tuple("5", ComparedState.KNOWN), tuple("T2", ComparedState.NEW));
    assertThat(second.patterns()).extracting(Pattern::getPatternId).contains(known);
    write(3, List.of(TOOL));
    assertThat(run("report-3").gone()).containsExactly(known);
    assertThat(Files.readString(folder.resolve("out/index.html")))
        .contains("comes with pallet 5")
        .contains("0 new, 1 known, 0 stronger, 0 weaker, 1 gone");
  }

  @Test
  void tellsThatAPatternGrewStronger() throws IOException {
    write(1, List.of(PALLET));
    run("report-1");
    write(
        2,
        List.of(
            new PlantedCause(
                FactorKind.PALLET, "palletId", "5", "line-a", "a1", "scratch", 0.8, false)));

    assertThat(run("report-2").patterns())
        .extracting(Pattern::getState)
        .containsExactly(ComparedState.STRONGER);
  }

  @Test
  void startsAnewBesideAReportThatItCanNotRead() throws IOException {
    write(1, List.of(PALLET));
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/patterns.json"), "{\"formatVersion\": 2, \"patt");

    assertThat(run("report-1").patterns())
        .extracting(Pattern::getState)
        .containsOnly(ComparedState.NEW);
  }

  private void write(long seed, List<PlantedCause> causes) throws IOException {
    List<InspectionRow> rows = SimulatedArchive.of(seed, 700, causes).rows();
    ArchiveFiles.write(folder.resolve("archive/part-0.avro"), rows);
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

  private List<byte[]> contents() throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (String name : FILES) {
      contents.add(Files.readAllBytes(folder.resolve("out").resolve(name)));
    }
    return contents;
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("out/patterns.json").toFile());
  }
}
