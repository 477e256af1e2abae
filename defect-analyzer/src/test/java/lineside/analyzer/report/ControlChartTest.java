package lineside.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import lineside.analyzer.mining.InspectedPart;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.Test;

class ControlChartTest {
  @Test
  void marksASampleBeyondTheLimits() {
    ControlChart.Chart chart =
        chart(
            800,
            i -> i % 20 == 3 || (i / 20 % 2 == 0 && i % 20 == 5) || (i / 20 == 25 && i % 2 == 0));

    assertThat(chart.samples()).hasSize(40);
    assertThat(chart.marked()).containsExactly(25);
    assertThat(chart.low()).isZero();
  }

  @Test
  void marksTheNinthInARowOnOneSide() {
    ControlChart.Chart chart = chart(800, i -> i % 20 < (i < 400 ? 2 : 4));

    assertThat(chart.marked()).contains(8, 9, 28, 39).doesNotContain(0, 7, 20);
  }

  @Test
  void drawsNothingOfTooFewParts() {
    assertThat(chart(70, i -> i % 9 == 0).samples()).isEmpty();
  }

  @Test
  void takesNothingForMarkup() {
    assertThat(Plot.escaped("<b>\"x\" & 'y'\u0000</b>"))
        .isEqualTo("&lt;b&gt;&quot;x&quot; &amp; &#39;y&#39;\uFFFD&lt;/b&gt;");
  }

  private static ControlChart.Chart chart(int parts, IntPredicate isBad) {
    return ControlChart.of(
        IntStream.range(0, parts)
            .mapToObj(
                i ->
                    new InspectedPart(
                        "line-a",
                        "A-" + i,
                        1,
                        Instant.ofEpochSecond(i),
                        isBad.test(i) ? ResultEvaluation.NOT_OK : ResultEvaluation.OK,
                        Map.of(),
                        Map.of(),
                        Map.of()))
            .toList());
  }
}
