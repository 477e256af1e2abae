package lineside.cli.score;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.cli.result.PartKey;
import lineside.cli.result.SampleRecords;
import lineside.schemas.record.PartVerdict;
import lineside.schemas.record.ResultEvaluation;
import org.junit.jupiter.api.Test;

class AccuracyScoreTest {
  private static final Truth TRUTH =
      new Truth(
          Map.of(
              part("good-1"), TruthLabel.GOOD,
              part("good-2"), TruthLabel.GOOD,
              part("good-3"), TruthLabel.GOOD,
              part("bad-1"), TruthLabel.VISIBLE,
              part("bad-2"), TruthLabel.VISIBLE,
              part("faint-1"), TruthLabel.FAINT,
              part("faint-2"), TruthLabel.FAINT,
              part("dark"), TruthLabel.UNDEFINED),
          Optional.empty());

  @Test
  void countsEachVerdictWhereItBelongs() {
    List<PartVerdict> verdicts =
        List.of(
            SampleRecords.verdict("good-1", ResultEvaluation.OK, 0.1f),
            SampleRecords.verdict("good-2", ResultEvaluation.NOT_OK, 0.9f),
            SampleRecords.verdict("good-3", ResultEvaluation.NOT_DECIDABLE, 0.5f),
            SampleRecords.verdict("bad-1", ResultEvaluation.NOT_OK, 0.8f),
            SampleRecords.verdict("bad-2", ResultEvaluation.OK, 0.2f));

    assertThat(AccuracyScore.of(TRUTH, verdicts))
        .isEqualTo(
            new Summary.Accuracy(
                new Summary.Confusion(1, 1, 2, 1),
                new Summary.Cascade(1, 1, 1, 1, 1),
                new Summary.Faint(0, 0)));
  }

  @Test
  void countsFaintDefectsApart() {
    List<PartVerdict> verdicts =
        List.of(
            SampleRecords.verdict("faint-1", ResultEvaluation.NOT_OK, 0.9f),
            SampleRecords.verdict("faint-2", ResultEvaluation.OK, 0.1f));

    assertThat(AccuracyScore.of(TRUTH, verdicts))
        .isEqualTo(
            new Summary.Accuracy(
                new Summary.Confusion(0, 0, 0, 0),
                new Summary.Cascade(0, 0, 0, 0, 0),
                new Summary.Faint(1, 1)));
  }

  @Test
  void leavesOutPartsThatWereNotInspected() {
    List<PartVerdict> verdicts =
        List.of(
            SampleRecords.verdict("dark", ResultEvaluation.NOT_OK, 0.9f),
            SampleRecords.verdict("good-1", ResultEvaluation.UNDEFINED, 0.1f));

    assertThat(AccuracyScore.of(TRUTH, verdicts)).isNull();
    assertThat(AccuracyScore.undefinedWithoutFault(TRUTH, verdicts)).isEqualTo(1);
  }

  @Test
  void forcesTheSmallModelToDecideAtItsThreshold() {
    List<PartVerdict> verdicts =
        List.of(
            SampleRecords.verdict(
                "bad-1", ResultEvaluation.NOT_DECIDABLE, SampleRecords.THRESHOLD));

    Summary.Accuracy accuracy = requireNonNull(AccuracyScore.of(TRUTH, verdicts));

    assertThat(accuracy.small().tp()).isEqualTo(1);
    assertThat(accuracy.cascade().undecided()).isEqualTo(1);
  }

  private static PartKey part(String partId) {
    return new PartKey("line-a", partId, 1);
  }
}
