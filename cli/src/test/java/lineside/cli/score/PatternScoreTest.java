package lineside.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lineside.cli.result.SampleRecords;
import lineside.schemas.record.FactorKind;
import lineside.schemas.record.Pattern;
import org.junit.jupiter.api.Test;

class PatternScoreTest {
  private static final Cause PALLET =
      new Cause("pallet-5", "scratch", "line-a", "a1", "PALLET", "palletId", "P5", null, 27);
  private static final Cause HOT =
      new Cause("hot", "stain", "line-a", "a1", "PROCESS", "coolant", "> 30.5", null, 23);
  private static final Cause ROLL =
      new Cause("roll", "pit", "line-a", "a1", "PERIOD", "period", "1885.0 mm", 1885.0, 43);
  private static final Cause RARE =
      new Cause("rare", "crack", "line-a", "a1", "LOT", "lotId", "L-7", null, 14);

  @Test
  void countsACauseAsFoundWhenItsFactorIsNamed() {
    var score =
        score(
            List.of(PALLET, HOT, ROLL),
            SampleRecords.pattern("scratch", FactorKind.PALLET, "palletId", "P5"),
            SampleRecords.pattern("stain", FactorKind.PROCESS, "coolant", "> 31.2"),
            period(1915.0));

    assertThat(score).isEqualTo(new Summary.Patterns(3, 3, 0));
  }

  @Test
  void countsAPatternThatNamesAnotherValueAsFalse() {
    var score =
        score(
            List.of(PALLET, HOT, ROLL),
            SampleRecords.pattern("scratch", FactorKind.PALLET, "palletId", "P6"),
            SampleRecords.pattern("stain", FactorKind.PROCESS, "coolant", "< 30.5"),
            period(1930.0));

    assertThat(score).isEqualTo(new Summary.Patterns(3, 0, 3));
  }

  @Test
  void expectsNoRareCauseAndBlamesNobodyWhoFindsIt() {
    var score =
        score(List.of(RARE), SampleRecords.pattern("crack", FactorKind.LOT, "lotId", "L-7"));

    assertThat(score).isEqualTo(new Summary.Patterns(0, 0, 0));
  }

  @Test
  void scoresNothingWhenNobodyKnowsWhatWasPlanted() {
    assertThat(PatternScore.of(Truth.unknown(), List.of())).isNull();
  }

  private static Summary.Patterns score(List<Cause> causes, Pattern... patterns) {
    Truth truth = new Truth(Map.of(), Optional.of(causes));
    return java.util.Objects.requireNonNull(PatternScore.of(truth, List.of(patterns)));
  }

  private static Pattern period(double millimetres) {
    Pattern pattern = SampleRecords.pattern("pit", FactorKind.PERIOD, "period", "");
    pattern.setPeriodMm(millimetres);
    return pattern;
  }
}
