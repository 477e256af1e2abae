package lineside.cli.result;

import static org.assertj.core.api.Assertions.assertThat;

import lineside.schemas.identity.Identities;
import lineside.schemas.record.ResultEvaluation;
import lineside.schemas.record.ViewVerdict;
import org.junit.jupiter.api.Test;

class RunResultsTest {
  private final RunResults results = new RunResults();

  @Test
  void countsAVerdictThatComesTwiceAsADuplicate() {
    var verdict = SampleRecords.verdict("A-1", ResultEvaluation.OK, 0.1f);

    results.accept(verdict, 5_000_000);
    results.accept(verdict, 6_000_000);

    assertThat(results.snapshot().doubts().duplicates()).isEqualTo(1);
    assertThat(results.progress().finalVerdicts()).isEqualTo(1);
  }

  @Test
  void keepsTheHighestRevisionAndCountsTheSupersession() {
    results.accept(SampleRecords.verdict("A-1", 0, ResultEvaluation.UNDEFINED, 0.1f), 5_000_000);
    results.accept(SampleRecords.verdict("A-1", 1, ResultEvaluation.NOT_OK, 0.9f), 6_000_000);

    Snapshot run = results.snapshot();

    assertThat(run.verdicts())
        .singleElement()
        .satisfies(v -> assertThat(v.getResultEvaluation()).isEqualTo(ResultEvaluation.NOT_OK));
    assertThat(run.doubts()).isEqualTo(new Doubts(0, 1, 0));
  }

  @Test
  void namesPartsThatWereTriggeredAndHaveNoVerdict() {
    results.accept(SampleRecords.trigger("A-1", "a-top", 0), 0);
    results.accept(SampleRecords.trigger("A-2", "a-top", 1), 0);
    results.accept(SampleRecords.verdict("A-1", ResultEvaluation.OK, 0.1f), 0);

    assertThat(results.missing()).containsExactly(new PartKey("line-a", "A-2", 1));
  }

  @Test
  void countsTheTwoViewsOfAPartAsOneInspection() {
    results.accept(SampleRecords.trigger("A-1", "a-top", 0), 0);
    results.accept(SampleRecords.trigger("A-1", "a-side", 0), 0);

    assertThat(results.progress().triggered()).isEqualTo(2);
    assertThat(results.progress().parts()).isEqualTo(1);
  }

  @Test
  void countsNoLossThatAFrameRefuted() {
    results.accept(SampleRecords.loss("a-top", 1), 0);
    results.accept(SampleRecords.loss("a-top", 2), 0);
    results.accept(SampleRecords.view("A-1", 0.1f), 0);
    ViewVerdict judged = SampleRecords.view("A-2", 0.1f);
    judged.setViewId(Identities.viewId("a-top", 1, 2));

    results.accept(judged, 0);

    assertThat(results.progress().losses()).isEqualTo(1);
  }

  @Test
  void measuresFromThePictureToTheReader() {
    results.accept(SampleRecords.view("A-1", 0.1f), 1_080_000);
    results.accept(SampleRecords.verdict("A-1", ResultEvaluation.OK, 0.1f), 1_900_000);
    results.accept(SampleRecords.alarm("x", 0, 0), 2_030_000);

    Latencies latencies = results.snapshot().latencies();

    assertThat(latencies.viewVerdict()).isEqualTo(new Percentiles(80, 80, 80));
    assertThat(latencies.mes()).isEqualTo(new Percentiles(900, 900, 900));
    assertThat(latencies.alarm()).isEqualTo(new Percentiles(30, 30, 30));
  }

  @Test
  void takesTheNearestRankAsPercentile() {
    LatencySample sample = new LatencySample();
    for (int i = 200; i >= 1; i--) {
      sample.take(0, i * 1_000L);
    }

    assertThat(sample.percentiles()).isEqualTo(new Percentiles(100, 198, 200));
  }

  @Test
  void knowsNoPercentilesOfNothing() {
    assertThat(new LatencySample().percentiles()).isNull();
  }
}
