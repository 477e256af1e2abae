package lineside.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Figure REACHED =
      new Figure(
          "fast", Figure.RATIO, Spread.of(List.of(0.8, 0.97, 0.91)), Target.atLeast(0.9), "as is");
  private static final Figure MISSED =
      new Figure("small", "KiB", Spread.of(List.of(70.0, 60.0)), Target.atMost(64), "of heap");

  @Test
  void aSpreadTakesTheMiddleOfItsRounds() {
    assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 3, 3));
    assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0)).median()).isEqualTo(2.5);
  }

  @Test
  void theMedianReachesTheTargetOrDoesNot() {
    assertThat(REACHED.holds()).isTrue();
    assertThat(MISSED.holds()).isFalse();
    assertThat(new Report("both", List.of(REACHED, MISSED), List.of()).holds()).isFalse();
  }

  @Test
  void aTableSaysWhatHolds() {
    StringWriter text = new StringWriter();

    ReportText.print(
        new PrintWriter(text), new Report("both", List.of(REACHED, MISSED), List.of("remark")));

    assertThat(text.toString().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            " fast 0.910 0.800 .. 0.970 >= 0.9000 holds as is",
            " small 65.00 60.00 .. 70.00 <= 64.00 MISSED KiB; of heap",
            " remark");
  }

  @Test
  void aScriptReadsTheSame() {
    JsonNode json =
        ReportJson.of(
            new Circumstances("machine", "java", "commit", "command"),
            List.of(new Report("both", List.of(REACHED, MISSED), List.of())));

    JsonNode first = json.path("benchmarks").path(0);
    assertThat(json.path("commit").asText()).isEqualTo("commit");
    assertThat(first.path("holds").asBoolean()).isFalse();
    assertThat(first.path("figures").path(0).path("median").asDouble()).isEqualTo(0.91);
    assertThat(first.path("figures").path(1).path("holds").asBoolean()).isFalse();
  }
}
