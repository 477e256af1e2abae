package lineside.console.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lineside.console.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportShelfTest {
  @TempDir Path dir;

  @Test
  void listsReportsOfFoldersTheNewestFirst() throws Exception {
    report("old one", "r1", "2026-03-01T06:00:00Z", pattern("p1", 2));
    report("new", "r2", "2026-03-02T06:00:00Z", pattern("p1", 3));
    Files.writeString(Files.createDirectories(dir.resolve("no report")).resolve("x.txt"), "x");

    List<ReportShelf.Head> heads = new ReportShelf(Optional.of(dir)).heads();

    assertThat(heads).extracting(ReportShelf.Head::reportId).containsExactly("r2", "r1");
    assertThat(heads.get(1).page()).isEqualTo("/report/old%20one/index.html");
    assertThat(heads.get(1).pdf()).isNull();
  }

  @Test
  void comparesTwoReportsPatternByPattern() throws Exception {
    report("a", "r1", "2026-03-01T06:00:00Z", pattern("p1", 2) + "," + pattern("p2", 5));
    report("b", "r2", "2026-03-02T06:00:00Z", pattern("p1", 3) + "," + pattern("p3", 7));
    ReportShelf shelf = new ReportShelf(Optional.of(dir));

    List<ReportShelf.Row> rows = ReportShelf.compare(shelf.find("r1"), shelf.find("r2"));

    assertThat(rows)
        .extracting(ReportShelf.Row::patternId, ReportShelf.Row::state)
        .containsExactlyInAnyOrder(
            tuple("p1", "both"), tuple("p2", "only-left"), tuple("p3", "only-right"));
    assertThat(rows.get(0).ratioChange()).isEqualTo(1.5);
  }

  @Test
  void hasNothingWhereNothingIs() {
    assertThat(new ReportShelf(Optional.of(dir.resolve("nowhere"))).heads()).isEmpty();
    assertThat(new ReportShelf(Optional.empty()).heads()).isEmpty();
    assertThatThrownBy(() -> new ReportShelf(Optional.of(dir)).find("r9"))
        .isInstanceOf(Problem.class);
  }

  private void report(String folder, String id, String at, String patterns) throws Exception {
    Path made = Files.createDirectories(dir.resolve(folder));
    Files.writeString(made.resolve("index.html"), "<p>report</p>");
    Files.writeString(
        made.resolve("patterns.json"),
        "{\"reportId\": \"%s\", \"reportAt\": \"%s\", \"inspections\": 9, \"patterns\": [%s]}"
            .formatted(id, at, patterns));
  }

  private static String pattern(String id, double ratio) {
    return "{\"patternId\": \"%s\", \"title\": \"title of %s\", \"rateRatio\": %s}"
        .formatted(id, id, ratio);
  }
}
