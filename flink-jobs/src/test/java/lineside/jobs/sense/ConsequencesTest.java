package lineside.jobs.sense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lineside.jobs.sense.Consequences.Outcome;
import lineside.schemas.record.ProcessScore;
import org.junit.jupiter.api.Test;

class ConsequencesTest {
  private static final ProcessScore NORMAL = new ProcessScore(0.5, -1.0);
  private final Consequences.Counts counts = new Consequences.Counts();
  private final Consequences consequences = new Consequences(counts);

  @Test
  void guessesNothingInNormalTimes() {
    assertThat(consequences.factor(0, NORMAL)).isEqualTo(1);
    assertThat(Consequences.guess(new ProcessScore(2.9, -2.9))).isEqualTo(1);
  }

  @Test
  void guessesByTheDistanceFromNormalOnEitherSide() {
    assertThat(Consequences.guess(new ProcessScore(-4.5, 0.0))).isCloseTo(2, within(1e-12));
    assertThat(Consequences.guess(new ProcessScore(0.0, 99.0))).isEqualTo(3);
    assertThat(consequences.factor(9, new ProcessScore(0.0, 6.0))).isEqualTo(3);
  }

  @Test
  void learnsThatALevelMakesDefects() {
    views(0, 1000, 10);
    views(1, 200, 30);

    // 41 of 1250 expected usually, 6.56 of 200; seen 30. (30 + 4) / (6.56 + 4).
    assertThat(consequences.factor(1, NORMAL)).isCloseTo(34 / 10.56, within(1e-9));
    assertThat(consequences.factor(0, NORMAL)).isLessThan(1);
  }

  @Test
  void forgetsItsGuessWhereTheUnusualDoesNoHarm() {
    views(0, 1000, 20);
    views(9, 1000, 20);

    assertThat(consequences.factor(9, new ProcessScore(9.0, 9.0))).isBetween(1.0, 1.5);
  }

  @Test
  void fadesWhatWasLongAgo() {
    views(0, 20_001, 0);

    assertThat(counts.views[3]).isCloseTo(10_000.5, within(1e-9));
  }

  private void views(double level, int views, int defects) {
    for (int i = 0; i < views; i++) {
      consequences.count(level, i < defects ? Outcome.DEFECT : Outcome.GOOD);
    }
  }
}
